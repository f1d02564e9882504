using System.Text.Json;
using CampaignMetrics.Json;

namespace CampaignMetrics.Time;

/// <summary>Reads and writes a frequency as JSON by its name: <c>15min</c>, <c>hour</c> …</summary>
internal sealed class FrequencyConverter : PartConverter<Frequency>
{
    public override Frequency Read(JsonPart json) => json.Frequency();

    public override void Write(Utf8JsonWriter writer, Frequency value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Name());

    public override Frequency ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        FrequencyNames.Find(reader.GetString()!) ?? throw new JsonException("The name is no frequency.");

    public override void WriteAsPropertyName(Utf8JsonWriter writer, Frequency value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.Name());
}

/// <summary>Reads time zones and frequencies from JSON.</summary>
internal static class TimeParts
{
    /// <summary>A length that no zone's name reaches.</summary>
    private const int MaxZone = 100;

    public static Frequency Frequency(this JsonPart json) =>
        FrequencyNames.Find(json.Text()) ?? throw json.Fault("one of 15min, hour, day, week, month is expected");

    /// <summary>Reads a zone by its IANA name. Only letters, digits and <c>/ _ - +</c> are let through, since the system looks names up
    /// as files: a path must not reach it.</summary>
    public static TimeZoneInfo Zone(this JsonPart json)
    {
        var id = json.Text();
        var isName = id.Length is > 0 and <= MaxZone && id[0] != '/'
            && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '_' or '-' or '+');
        return isName && TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : throw json.Fault("no zone has this name here");
    }
}

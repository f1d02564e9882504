using System.Globalization;
using System.Text.Json;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary><c>{ "database", "date" }</c></summary>
internal sealed class PlacesSourceConverter : ObjectConverter<PlacesSource>
{
    private const string Name = "placesBy";

    public static PlacesSourceConverter Instance { get; } = new();

    /// <summary>Writes it as the member <c>placesBy</c> of a document; null for none.</summary>
    public static void WriteIn(Utf8JsonWriter json, PlacesSource? source)
    {
        if (source is null) json.WriteNull(Name);
        else json.WriteObject(Name, source, Instance);
    }

    /// <summary>Reads the member <c>placesBy</c> of a document.</summary>
    public static PlacesSource? ReadIn(JsonPart document) => document[Name].IsNull ? null : document[Name].Read(Instance.Read);

    public override void WriteMembers(Utf8JsonWriter json, PlacesSource value)
    {
        json.WriteString("database", value.Database);
        json.WriteString("date", value.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    public override PlacesSource Read(JsonPart json) => new(
        json["database"].Text(),
        json["date"].TextOrNull() is not { } date ? null
        : DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw json["date"].Fault("a day is expected, as 2026-03-01"));
}

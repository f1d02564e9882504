using System.Text.Json;
using System.Text.Json.Serialization;

namespace CampaignMetrics;

/// <summary>Reads and writes a key as a JSON string. The default value, which names nothing, is null; as the name of a member, which cannot
/// be null, the empty text.</summary>
internal sealed class IdConverter<TId> : JsonConverter<TId> where TId : struct, IParsable<TId>
{
    public override bool HandleNull => true;

    public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.Null => default,
        JsonTokenType.String => Parse(reader.GetString()),
        _ => throw new JsonException("A key is a string."),
    };

    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options)
    {
        if (value.Equals(default(TId))) writer.WriteNullValue();
        else writer.WriteStringValue(value.ToString());
    }

    public override TId ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { Length: > 0 } text ? Parse(text) : default;

    public override void WriteAsPropertyName(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString() ?? "");

    private static TId Parse(string? text) =>
        TId.TryParse(text, null, out var id)
            ? id
            : throw new JsonException($"The text is no {typeof(TId).Name}: it is empty, too long or no Unicode.");
}

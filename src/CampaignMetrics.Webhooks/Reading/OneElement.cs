using System.Text.Json;

namespace CampaignMetrics.Webhooks.Reading;

/// <summary>Fields of a body that is one JSON object, for what has to be known before the body is read.</summary>
internal static class OneElement
{
    /// <returns>Null where it is no object and nothing but that.</returns>
    public static Fields? Of(ReadOnlyMemory<byte> json, FieldTable table)
    {
        var fields = new Fields(table);
        try
        {
            var reader = new Utf8JsonReader(json.Span);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return null;
            fields.Take(ref reader, json);
            return reader.Read() ? null : fields;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace CampaignMetrics.Webhooks.Reading;

/// <summary>Converts a form to a JSON object, so that forms and JSON are read by the same code.</summary>
internal static class FormJson
{
    /// <param name="fields">The fields.</param>
    /// <param name="rule">Which value of a repeated field counts, by its name.</param>
    /// <returns>Null where a name or value is invalid UTF-8.</returns>
    public static ReadOnlyMemory<byte>? Write(IReadOnlyList<FormField> fields, Func<string, RepeatedField> rule)
    {
        if (fields.Any(field => !Utf8.IsValid(field.Name.Span) || !Utf8.IsValid(field.Value.Span))) return null;
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        // Each name once, because the meaning of duplicate names in JSON is open.
        foreach (var group in fields.GroupBy(field => Encoding.UTF8.GetString(field.Name.Span), field => field.Value))
        {
            json.WritePropertyName(group.Key);
            WriteValue(json, group, Door.Known(rule(group.Key), nameof(rule)));
        }
        json.WriteEndObject();
        json.Flush();
        return output.WrittenMemory;
    }

    private static void WriteValue(Utf8JsonWriter json, IEnumerable<ReadOnlyMemory<byte>> values, RepeatedField counts)
    {
        switch (counts)
        {
            case RepeatedField.First:
                json.WriteStringValue(values.First().Span);
                break;
            case RepeatedField.Last:
                json.WriteStringValue(values.Last().Span);
                break;
            case RepeatedField.All:
                json.WriteStartArray();
                foreach (var value in values) json.WriteStringValue(value.Span);
                json.WriteEndArray();
                break;
        }
    }
}

using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace CampaignMetrics.Webhooks.Reading;

/// <summary>A form as the JSON object that its provider would have sent: from there on both are read alike.</summary>
internal static class FormJson
{
    /// <param name="fields">The fields.</param>
    /// <param name="isLast">Of a repeated field with such a name the last value counts, else the first.</param>
    /// <param name="isList">Of a repeated field with such a name all values count.</param>
    /// <returns>Null where something is no valid text.</returns>
    public static ReadOnlyMemory<byte>? Write(
        IReadOnlyList<FormField> fields,
        Func<ReadOnlyMemory<byte>, bool> isLast,
        Func<ReadOnlyMemory<byte>, bool> isList)
    {
        if (fields.Any(field => !Utf8.IsValid(field.Name.Span) || !Utf8.IsValid(field.Value.Span))) return null;
        var output = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        foreach (var group in fields.GroupBy(field => Convert.ToHexString(field.Name.Span)))
        {
            var name = group.First().Name;
            json.WritePropertyName(name.Span);
            if (isList(name)) WriteList(json, group);
            else json.WriteStringValue((isLast(name) ? group.Last() : group.First()).Value.Span);
        }
        json.WriteEndObject();
        json.Flush();
        return output.WrittenMemory;
    }

    private static void WriteList(Utf8JsonWriter json, IEnumerable<FormField> values)
    {
        json.WriteStartArray();
        foreach (var value in values) json.WriteStringValue(value.Value.Span);
        json.WriteEndArray();
    }
}

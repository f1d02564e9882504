using System.Text.Encodings.Web;
using System.Text.Json;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Time;

namespace CampaignMetrics.Events;

/// <summary>Writes fields as the JSON object of an event line. Properties that are not stated are left out.</summary>
internal static class EventJson
{
    public static JsonWriterOptions Options { get; } = new()
    {
        SkipValidation = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // lines are data, not part of a page
    };

    /// <summary>Writes an object.</summary>
    /// <param name="json">Receives the object.</param>
    /// <param name="fields">The fields.</param>
    /// <param name="rows">The properties, in the order in which to write them.</param>
    /// <param name="isCanonical">Whether to normalise values that can be written in several ways: numbers without needless zeros, lists
    /// sorted and without duplicates.</param>
    public static void Write(Utf8JsonWriter json, EventFields fields, ReadOnlySpan<PropertyRow> rows, bool isCanonical)
    {
        json.WriteStartObject();
        WriteMembers(json, fields, rows, isCanonical);
        json.WriteEndObject();
    }

    /// <summary>Writes the members without the braces, for an object that has others too.</summary>
    /// <inheritdoc cref="Write(Utf8JsonWriter, EventFields, ReadOnlySpan{PropertyRow}, bool)"/>
    public static void WriteMembers(Utf8JsonWriter json, EventFields fields, ReadOnlySpan<PropertyRow> rows, bool isCanonical)
    {
        foreach (var row in rows)
            if (fields.Has(row.Property)) Write(json, fields, row, isCanonical);
    }

    private static void Write(Utf8JsonWriter json, EventFields fields, PropertyRow row, bool isCanonical)
    {
        var property = row.Property;
        switch (row.Kind)
        {
            case PropertyKind.Text:
                json.WriteString(row.Utf8Name, fields.Text(property));
                break;
            case PropertyKind.Name:
                json.WriteString(row.Utf8Name, row.Names![fields.Number(property)]);
                break;
            case PropertyKind.Instant:
                json.WriteString(row.Utf8Name, Instants.ToInstant(fields.Instant(property)).UtcDateTime);
                break;
            case PropertyKind.Texts:
                WriteTexts(json, row, fields.Texts(property), isCanonical);
                break;
            case PropertyKind.Tags:
                WriteTags(json, row, fields.Texts(property));
                break;
            case PropertyKind.Flag:
                json.WriteBoolean(row.Utf8Name, fields.Number(property) != 0);
                break;
            case PropertyKind.Seconds:
                WriteNumber(json, row, fields.Number(property) / 1000m, isCanonical);
                break;
            case PropertyKind.Decimal:
                WriteNumber(json, row, fields.Decimal(property)!.Value, isCanonical);
                break;
        }
    }

    /// <summary>Writes a number; canonically by its value, without the zeros that it was stated with.</summary>
    private static void WriteNumber(Utf8JsonWriter json, PropertyRow row, decimal value, bool isCanonical) =>
        json.WriteNumber(row.Utf8Name, isCanonical ? Money.Plain(value) : value);

    private static void WriteTexts(Utf8JsonWriter json, PropertyRow row, PackedTexts texts, bool isCanonical)
    {
        json.WriteStartArray(row.Utf8Name);
        if (isCanonical)
        {
            foreach (var text in InOrder(texts)) json.WriteStringValue(text);
        }
        else
        {
            foreach (var text in texts) json.WriteStringValue(text);
        }
        json.WriteEndArray();
    }

    private static void WriteTags(Utf8JsonWriter json, PropertyRow row, PackedTexts tags)
    {
        json.WriteStartObject(row.Utf8Name);
        var isName = true;
        foreach (var text in tags)
        {
            if (isName) json.WritePropertyName(text);
            else json.WriteStringValue(text);
            isName = !isName;
        }
        json.WriteEndObject();
    }

    private static SortedSet<byte[]> InOrder(PackedTexts texts)
    {
        var set = new SortedSet<byte[]>(Comparer<byte[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right)));
        foreach (var text in texts) set.Add(text.ToArray());
        return set;
    }
}

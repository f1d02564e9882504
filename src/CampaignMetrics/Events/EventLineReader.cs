using System.Globalization;
using System.Text.Unicode;
using CampaignMetrics.Addresses;
using CampaignMetrics.Events.Schema;

namespace CampaignMetrics.Events;

/// <summary>The general reader of event lines: reads any valid JSON, and explains why a line is no event. <c>EventLineScanner</c> is the
/// fast one for common lines.</summary>
internal static class EventLineReader
{
    /// <summary>Reads a line.</summary>
    /// <param name="line">The line; the fields point into it afterwards.</param>
    /// <param name="fields">Receives what the line states.</param>
    /// <returns>Null, or why the line is no event.</returns>
    public static string? Read(ArraySegment<byte> line, EventFields fields)
    {
        if (!Utf8.IsValid(line)) return "not valid UTF-8";
        fields.Begin(line);
        return ReadLine(line, fields) ?? Finish(fields);
    }

    /// <summary>Checks the fields of a line as a whole, brings the recipient to canonical form, and removes properties that the event's
    /// type does not have.</summary>
    /// <returns>Null, or why the line is no event.</returns>
    public static string? Finish(EventFields fields)
    {
        if (EventRules.Check(fields) is { } reason) return reason;
        var recipient = fields.Text(EventProperty.Recipient);
        var canonical = ContactKeys.Canonical(recipient, fields.Scratch.Free);
        if (canonical != recipient) fields.SetText(EventProperty.Recipient, canonical);
        RecordFields.Keep(fields);
        return null;
    }

    private static string? ReadLine(ReadOnlySpan<byte> line, EventFields fields)
    {
        var json = new JsonCursor(line);
        var reason = ReadObject(ref json, fields);
        // Where JSON breaks, the value there also looks wrong; the break is the real reason.
        return json.WrongAt < 0 ? reason : string.Create(CultureInfo.InvariantCulture, $"bad JSON at byte {json.WrongAt + 1}");
    }

    private static string? ReadObject(ref JsonCursor json, EventFields fields)
    {
        if (!json.Read() || json.Kind != JsonKind.Object) return "not a JSON object";
        while (json.Read() && json.Kind == JsonKind.Name)
        {
            var property = json.IsEscaped ? EscapedName(ref json) : EventSchema.Find(json.Value);
            json.Read();
            if (Assign(property, ref json, fields) is { } reason) return reason;
        }
        json.Read(); // anything but white space after the object is an error
        return EventValues.Finish(fields);
    }

    private static EventProperty EscapedName(ref JsonCursor json)
    {
        // Longer than any name of a property, even with each character escaped (\u0061).
        Span<byte> name = stackalloc byte[128];
        return json.Value.Length <= name.Length && JsonEscapes.TryResolve(json.Value, name, out var length)
            ? EventSchema.Find(name[..length])
            : EventProperty.Unknown;
    }

    private static string? Assign(EventProperty property, ref JsonCursor json, EventFields fields)
    {
        if (property == EventProperty.Unknown)
        {
            json.Skip();
            return null;
        }
        // The same as a property that is left out.
        if (json.Kind == JsonKind.Null) return null;
        var row = EventSchema.Of(property);
        return row.Kind switch
        {
            PropertyKind.Text or PropertyKind.Name or PropertyKind.Instant => Text(row, ref json, fields),
            PropertyKind.Texts => Texts(row, ref json, fields),
            PropertyKind.Tags => Tags(row, ref json, fields),
            PropertyKind.Flag => Flag(row, ref json, fields),
            PropertyKind.Seconds or PropertyKind.Decimal => Number(row, ref json, fields),
        };
    }

    private static string? Text(PropertyRow row, ref JsonCursor json, EventFields fields)
    {
        if (json.Kind != JsonKind.Text) return $"{row.Name} is not a string";
        if (!json.IsEscaped) return EventValues.Take(row, fields.InLine(json.TextStart, json.Value.Length), fields);
        var start = fields.Scratch.Used;
        if (!JsonEscapes.TryResolve(json.Value, fields.Scratch.Free, out var length)) return HalfPairs.ReasonOf(row);
        fields.Scratch.Used += length;
        return EventValues.Take(row, fields.InScratch(start), fields);
    }

    private static string? Flag(PropertyRow row, ref JsonCursor json, EventFields fields)
    {
        if (json.Kind is not (JsonKind.True or JsonKind.False)) return $"{row.Name} is not true or false";
        EventValues.TakeFlag(row.Property, json.Kind == JsonKind.True, fields);
        return null;
    }

    private static string? Number(PropertyRow row, ref JsonCursor json, EventFields fields) =>
        json.Kind == JsonKind.Number ? EventValues.TakeNumber(row, json.Value, fields) : $"{row.Name} is not a number";

    private static string? Texts(PropertyRow row, ref JsonCursor json, EventFields fields)
    {
        var start = fields.Scratch.Used;
        if (json.Kind == JsonKind.Text)
        {
            if (Pack(row, ref json, fields.Scratch) is { } reason) return reason;
        }
        else if (json.Kind == JsonKind.Array)
        {
            while (json.Read() && json.Kind != JsonKind.EndArray)
                if (Pack(row, ref json, fields.Scratch) is { } reason) return reason;
        }
        else return $"{row.Name} is not a string or an array of strings";
        fields.SetText(row.Property, fields.InScratch(start));
        return null;
    }

    private static string? Tags(PropertyRow row, ref JsonCursor json, EventFields fields)
    {
        if (json.Kind != JsonKind.Object) return $"{row.Name} is not an object";
        var start = fields.Scratch.Used;
        while (json.Read() && json.Kind == JsonKind.Name)
        {
            if (Pack(row, ref json, fields.Scratch) is { } badName) return badName;
            json.Read();
            if (Pack(row, ref json, fields.Scratch) is { } badValue) return badValue;
        }
        fields.Scratch.SortTags(start);
        fields.SetText(row.Property, fields.InScratch(start));
        return null;
    }

    private static string? Pack(PropertyRow row, ref JsonCursor json, TextScratch scratch)
    {
        if (json.Kind is not (JsonKind.Text or JsonKind.Name)) return $"{row.Name} holds what is not a string";
        // Resolved where Pack will put it, behind its length.
        var room = scratch.Free[sizeof(int)..];
        if (!JsonEscapes.TryResolve(json.Value, room, out var length)) return HalfPairs.ReasonOf(row);
        scratch.Pack(room[..length]);
        return null;
    }
}

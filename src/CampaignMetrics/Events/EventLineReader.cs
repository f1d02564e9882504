using System.Globalization;

namespace CampaignMetrics.Events;

/// <summary>Reads any event line with <see cref="JsonCursor"/>, and says why one is none.</summary>
internal sealed class EventLineReader(TextScratch scratch)
{
    /// <returns>Null, or why the line is no event.</returns>
    public string? Read(ReadOnlySpan<byte> line, ref EventFields fields)
    {
        var json = new JsonCursor(line);
        var reason = ReadObject(ref json, ref fields);
        return json.WrongAt < 0 ? reason : string.Create(CultureInfo.InvariantCulture, $"bad JSON at byte {json.WrongAt + 1}");
    }

    private string? ReadObject(ref JsonCursor json, ref EventFields fields)
    {
        if (!json.Read() || json.Kind != JsonKind.Object) return "not a JSON object";
        var given = new GivenProperties();
        while (json.Read() && json.Kind == JsonKind.Name)
        {
            var property = json.IsEscaped ? EscapedName(ref json) : EventNames.Property(json.Value);
            json.Read();
            if (Assign(property, ref json, ref fields, ref given) is { } reason) return reason;
        }
        json.Read(); // what follows the object is an error
        return given.Finish(ref fields);
    }

    private static EventProperty EscapedName(ref JsonCursor json)
    {
        Span<byte> name = stackalloc byte[128];
        return json.Value.Length <= name.Length && JsonEscapes.TryResolve(json.Value, name, out var length)
            ? EventNames.Property(name[..length])
            : EventProperty.Unknown;
    }

    private string? Assign(EventProperty property, ref JsonCursor json, ref EventFields fields, ref GivenProperties given)
    {
        if (property == EventProperty.Unknown)
        {
            json.Skip();
            return null;
        }
        if (json.Kind == JsonKind.Null) return null;
        switch (property)
        {
            case EventProperty.List:
                return List(ref json, ref fields);
            case EventProperty.Tags:
                return Tags(ref json, ref fields);
            case EventProperty.Bot:
                given.Bot = json.Kind == JsonKind.True;
                return json.Kind is JsonKind.True or JsonKind.False ? null : "bot is not true or false";
            case EventProperty.Seconds:
                return json.Kind == JsonKind.Number ? EventValues.TakeSeconds(json.Value, ref fields) : "seconds is not a number";
            case EventProperty.Amount:
                return json.Kind == JsonKind.Number ? EventValues.TakeAmount(json.Value, ref fields) : "amount is not a number";
            default:
                ReadOnlySpan<byte> text = default;
                return Text(property, ref json, ref text) ?? EventValues.Take(property, text, ref fields, ref given);
        }
    }

    private string? Text(EventProperty property, ref JsonCursor json, ref ReadOnlySpan<byte> text)
    {
        text = json.Value;
        if (json.Kind != JsonKind.Text) return $"{EventValues.NameOf(property)} is not a string";
        if (!json.IsEscaped) return null;
        if (!JsonEscapes.TryResolve(json.Value, scratch.Free, out var length)) return HalfAPair(property);
        text = scratch.Free[..length];
        scratch.Used += length;
        return null;
    }

    private string? List(ref JsonCursor json, ref EventFields fields)
    {
        var start = scratch.Used;
        if (json.Kind == JsonKind.Text)
        {
            if (Pack(EventProperty.List, ref json) is { } reason) return reason;
        }
        else if (json.Kind == JsonKind.Array)
        {
            while (json.Read() && json.Kind != JsonKind.EndArray)
                if (Pack(EventProperty.List, ref json) is { } reason) return reason;
        }
        else return "list is not a string or an array of strings";
        fields.Lists = scratch.Lists(start);
        fields.Given = fields.Given.With(EventProperty.List);
        return null;
    }

    private string? Tags(ref JsonCursor json, ref EventFields fields)
    {
        if (json.Kind != JsonKind.Object) return "tags is not an object";
        var start = scratch.Used;
        while (json.Read() && json.Kind == JsonKind.Name)
        {
            if (Pack(EventProperty.Tags, ref json) is { } badName) return badName;
            json.Read();
            if (Pack(EventProperty.Tags, ref json) is { } badValue) return badValue;
        }
        fields.Tags = scratch.Tags(start);
        fields.Given = fields.Given.With(EventProperty.Tags);
        return null;
    }

    private string? Pack(EventProperty property, ref JsonCursor json)
    {
        if (json.Kind is not (JsonKind.Text or JsonKind.Name)) return $"{EventValues.NameOf(property)} holds what is not a string";
        var room = scratch.Free[sizeof(int)..];
        if (!JsonEscapes.TryResolve(json.Value, room, out var length)) return HalfAPair(property);
        scratch.Pack(room[..length]);
        return null;
    }

    private static string HalfAPair(EventProperty property) => $"{EventValues.NameOf(property)} holds half a surrogate pair";
}

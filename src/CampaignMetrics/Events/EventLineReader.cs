using System.Text.Json;

namespace CampaignMetrics.Events;

/// <summary>Reads any event line with <see cref="Utf8JsonReader"/>, and says why one is none.</summary>
internal sealed class EventLineReader(TextScratch scratch)
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 64 };

    /// <returns>Null, or why the line is no event.</returns>
    public string? Read(ReadOnlySpan<byte> line, ref EventFields fields)
    {
        var reader = new Utf8JsonReader(line, Options);
        try
        {
            return ReadObject(ref reader, ref fields);
        }
        catch (JsonException e)
        {
            return $"bad JSON at byte {e.BytePositionInLine + 1}";
        }
    }

    private string? ReadObject(ref Utf8JsonReader reader, ref EventFields fields)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return "not a JSON object";
        var given = new GivenProperties();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var property = reader.ValueIsEscaped ? EscapedName(ref reader) : EventNames.Property(reader.ValueSpan);
            reader.Read();
            if (Assign(property, ref reader, ref fields, ref given) is { } reason) return reason;
        }
        reader.Read(); // what follows the object is an error
        return given.Finish(ref fields);
    }

    private static EventProperty EscapedName(ref Utf8JsonReader reader)
    {
        Span<byte> name = stackalloc byte[128];
        return reader.ValueSpan.Length <= name.Length && TryCopy(ref reader, name, out var length) ? EventNames.Property(name[..length]) : EventProperty.Unknown;
    }

    private string? Assign(EventProperty property, ref Utf8JsonReader reader, ref EventFields fields, ref GivenProperties given)
    {
        if (property == EventProperty.Unknown)
        {
            reader.Skip();
            return null;
        }
        if (reader.TokenType == JsonTokenType.Null) return null;
        switch (property)
        {
            case EventProperty.List:
                return List(ref reader, ref fields);
            case EventProperty.Tags:
                return Tags(ref reader, ref fields);
            case EventProperty.Bot:
                given.Bot = reader.TokenType == JsonTokenType.True;
                return reader.TokenType is JsonTokenType.True or JsonTokenType.False ? null : "bot is not true or false";
            case EventProperty.Seconds:
                return reader.TokenType == JsonTokenType.Number ? EventValues.TakeSeconds(reader.ValueSpan, ref fields) : "seconds is not a number";
            case EventProperty.Amount:
                return reader.TokenType == JsonTokenType.Number ? EventValues.TakeAmount(reader.ValueSpan, ref fields) : "amount is not a number";
            default:
                ReadOnlySpan<byte> text = default;
                return Text(property, ref reader, ref text) ?? EventValues.Take(property, text, ref fields, ref given);
        }
    }

    private string? Text(EventProperty property, ref Utf8JsonReader reader, ref ReadOnlySpan<byte> text)
    {
        text = reader.ValueSpan;
        if (reader.TokenType != JsonTokenType.String) return $"{EventValues.NameOf(property)} is not a string";
        if (!reader.ValueIsEscaped) return null;
        if (!TryCopy(ref reader, scratch.Free, out var length)) return $"{EventValues.NameOf(property)} holds half a surrogate pair";
        text = scratch.Free[..length];
        scratch.Used += length;
        return null;
    }

    /// <summary>Utf8JsonReader has no other way to say that escapes make no valid text than this exception.</summary>
    private static bool TryCopy(ref Utf8JsonReader reader, scoped Span<byte> target, out int length)
    {
        try
        {
            length = reader.CopyString(target);
            return true;
        }
        catch (InvalidOperationException)
        {
            length = 0;
            return false;
        }
    }

    private string? List(ref Utf8JsonReader reader, ref EventFields fields)
    {
        var start = scratch.Used;
        if (reader.TokenType == JsonTokenType.String)
        {
            if (Pack(EventProperty.List, ref reader) is { } reason) return reason;
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                if (Pack(EventProperty.List, ref reader) is { } reason) return reason;
        }
        else return "list is not a string or an array of strings";
        fields.Lists = scratch.Lists(start);
        fields.Given = fields.Given.With(EventProperty.List);
        return null;
    }

    private string? Tags(ref Utf8JsonReader reader, ref EventFields fields)
    {
        if (reader.TokenType != JsonTokenType.StartObject) return "tags is not an object";
        var start = scratch.Used;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Pack(EventProperty.Tags, ref reader) is { } badName) return badName;
            reader.Read();
            if (Pack(EventProperty.Tags, ref reader) is { } badValue) return badValue;
        }
        fields.Tags = scratch.Tags(start);
        fields.Given = fields.Given.With(EventProperty.Tags);
        return null;
    }

    private string? Pack(EventProperty property, ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName)) return $"{EventValues.NameOf(property)} holds what is not a string";
        var room = scratch.Free[sizeof(int)..];
        if (!TryCopy(ref reader, room, out var length)) return $"{EventValues.NameOf(property)} holds half a surrogate pair";
        scratch.Pack(room[..length]);
        return null;
    }
}

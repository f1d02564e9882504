using System.Text.Json;
using System.Text.Unicode;

namespace CampaignMetrics.Events;

/// <summary>Reads one event line into fields, without an object per event. Not for two threads at once: spans point into its scratch.</summary>
internal sealed class EventLineParser
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 64 };

    private byte[] _scratch = new byte[1024];
    private int _used;

    /// <returns>Null, or why the line is no event.</returns>
    public string? Parse(ReadOnlySpan<byte> line, ref EventFields fields)
    {
        if (!Utf8.IsValid(line)) return "not valid UTF-8";
        Prepare(line.Length);
        fields = new EventFields { Duration = -1 };
        var reader = new Utf8JsonReader(line, Options);
        try
        {
            if ((ReadObject(ref reader, ref fields) ?? EventRules.Check(fields)) is { } reason) return reason;
            fields.Recipient = ContactKeys.Canonical(fields.Recipient, _scratch.AsSpan(_used));
            RecordFields.Keep(ref fields, _scratch.AsSpan(_used + fields.Recipient.Length));
            return null;
        }
        catch (JsonException e)
        {
            return $"bad JSON at byte {e.BytePositionInLine + 1}";
        }
    }

    /// <summary>Packed texts need at most four bytes a text more than their quotes and commas took.</summary>
    private void Prepare(int lineLength)
    {
        _used = 0;
        if (_scratch.Length < lineLength * 3) _scratch = new byte[lineLength * 3];
    }

    private string? ReadObject(ref Utf8JsonReader reader, ref EventFields fields)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return "not a JSON object";
        var given = new Given();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var property = reader.ValueIsEscaped ? EscapedName(ref reader) : EventProperties.Find(reader.ValueSpan);
            reader.Read();
            if (Assign(property, ref reader, ref fields, ref given) is { } reason) return reason;
        }
        reader.Read(); // what follows the object is an error
        if (!given.Type) return "no type";
        if (!given.At) return "no at";
        if (given.Bot) fields.Actor ??= Actor.Automation;
        return null;
    }

    private static EventProperty EscapedName(ref Utf8JsonReader reader)
    {
        Span<byte> name = stackalloc byte[128];
        return reader.ValueSpan.Length > name.Length || !TryCopy(ref reader, name, out var length) ? EventProperty.Unknown : EventProperties.Find(name[..length]);
    }

    private string? Assign(EventProperty property, ref Utf8JsonReader reader, ref EventFields fields, ref Given given)
    {
        switch (property)
        {
            case EventProperty.Unknown:
                reader.Skip();
                return null;
            case var _ when reader.TokenType == JsonTokenType.Null:
                return null;
            case EventProperty.Type or EventProperty.At or EventProperty.Actor or EventProperty.Role or EventProperty.Part:
                return Named(property, ref reader, ref fields, ref given);
            case EventProperty.List:
                return List(ref reader, ref fields);
            case EventProperty.Tags:
                return Tags(ref reader, ref fields);
            case EventProperty.Bot:
                given.Bot = reader.TokenType == JsonTokenType.True;
                return reader.TokenType is JsonTokenType.True or JsonTokenType.False ? null : "bot is not true or false";
            case EventProperty.Seconds:
                return Seconds(ref reader, ref fields);
            case EventProperty.Amount:
                return Amount(ref reader, ref fields);
            default:
                fields.HasUserAgent |= property == EventProperty.UserAgent;
                return Text(property, ref reader, ref TextOf(ref fields, property));
        }
    }

    private string? Named(EventProperty property, ref Utf8JsonReader reader, ref EventFields fields, ref Given given)
    {
        ReadOnlySpan<byte> text = default;
        if (Text(property, ref reader, ref text) is { } reason) return reason;
        switch (property)
        {
            case EventProperty.At:
                given.At = true;
                return Rfc3339.Parse(text, out fields.At);
            case EventProperty.Type when EventNames.Type(text) is { } type:
                given.Type = true;
                fields.Type = type;
                return null;
            case EventProperty.Actor when EventNames.Actor(text) is { } actor:
                fields.Actor = actor;
                return null;
            case EventProperty.Actor when text.SequenceEqual("unknown"u8):
                return null;
            case EventProperty.Role when EventNames.Role(text) is { } role:
                fields.Role = role;
                return null;
            case EventProperty.Part when EventNames.Part(text) is { } part:
                fields.Part = part;
                return null;
            default:
                return $"unknown {NameOf(property)} {Quoted(text)}";
        }
    }

    private string? Text(EventProperty property, ref Utf8JsonReader reader, ref ReadOnlySpan<byte> target)
    {
        if (reader.TokenType != JsonTokenType.String) return $"{NameOf(property)} is not a string";
        if (!reader.ValueIsEscaped)
        {
            target = reader.ValueSpan;
            return null;
        }
        if (!TryCopy(ref reader, _scratch.AsSpan(_used), out var length)) return $"{NameOf(property)} holds half a surrogate pair";
        target = _scratch.AsSpan(_used, length);
        _used += length;
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
        var start = _used;
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
        fields.Lists = new PackedTexts(_scratch.AsSpan(start, _used - start));
        return null;
    }

    private string? Tags(ref Utf8JsonReader reader, ref EventFields fields)
    {
        if (reader.TokenType != JsonTokenType.StartObject) return "tags is not an object";
        var start = _used;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (Pack(EventProperty.Tags, ref reader) is { } badName) return badName;
            reader.Read();
            if (Pack(EventProperty.Tags, ref reader) is { } badValue) return badValue;
        }
        _used = start + TagOrder.Sort(_scratch.AsSpan(start, _used - start));
        fields.Tags = new PackedTexts(_scratch.AsSpan(start, _used - start));
        return null;
    }

    private string? Pack(EventProperty property, ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName)) return $"{NameOf(property)} holds what is not a string";
        if (!TryCopy(ref reader, _scratch.AsSpan(_used + sizeof(int)), out var length)) return $"{NameOf(property)} holds half a surrogate pair";
        _used += PackedTexts.Append(_scratch.AsSpan(_used), _scratch.AsSpan(_used + sizeof(int), length));
        return null;
    }

    private static string? Seconds(ref Utf8JsonReader reader, ref EventFields fields)
    {
        if (reader.TokenType != JsonTokenType.Number) return "seconds is not a number";
        if (reader.ValueSpan[0] == '-' && !(reader.TryGetDecimal(out var zero) && zero == 0)) return "seconds is negative";
        var longest = Viewed.MaxDuration;
        fields.Duration = reader.TryGetDecimal(out var seconds) && seconds < (decimal)longest.TotalSeconds
            ? (int)(seconds * 1000)
            : (int)longest.TotalMilliseconds;
        return null;
    }

    private static string? Amount(ref Utf8JsonReader reader, ref EventFields fields)
    {
        if (reader.TokenType != JsonTokenType.Number) return "amount is not a number";
        if (!reader.TryGetDecimal(out var amount) || !Money.IsExact(amount)) return "amount is out of range";
        fields.Amount = amount;
        return null;
    }

    private static ref ReadOnlySpan<byte> TextOf(ref EventFields fields, EventProperty property)
    {
        switch (property)
        {
            case EventProperty.Id: return ref fields.Id;
            case EventProperty.Email: return ref fields.Email;
            case EventProperty.Campaign: return ref fields.Campaign;
            case EventProperty.Recipient: return ref fields.Recipient;
            case EventProperty.Workflow: return ref fields.Workflow;
            case EventProperty.Url: return ref fields.Url;
            case EventProperty.Link: return ref fields.Link;
            case EventProperty.Variant: return ref fields.Variant;
            case EventProperty.UserAgent: return ref fields.UserAgent;
            case EventProperty.Ip: return ref fields.Ip;
            case EventProperty.Method: return ref fields.Method;
            case EventProperty.Purpose: return ref fields.Purpose;
            case EventProperty.Country: return ref fields.Country;
            case EventProperty.Region: return ref fields.Region;
            case EventProperty.City: return ref fields.City;
            case EventProperty.Smtp: return ref fields.Smtp;
            case EventProperty.Status: return ref fields.Status;
            case EventProperty.BounceClass: return ref fields.BounceClass;
            case EventProperty.BounceReason: return ref fields.BounceReason;
            case EventProperty.RemoteMta: return ref fields.RemoteMta;
            case EventProperty.Reason: return ref fields.Reason;
            case EventProperty.Scope: return ref fields.Scope;
            case EventProperty.Goal: return ref fields.Goal;
            case EventProperty.Currency: return ref fields.Currency;
            case EventProperty.Order: return ref fields.Order;
            default: throw new ArgumentOutOfRangeException(nameof(property));
        }
    }

    private static string NameOf(EventProperty property) => char.ToLowerInvariant(property.ToString()[0]) + property.ToString()[1..];

    private static string Quoted(ReadOnlySpan<byte> text) => $"'{EventFields.Text(text.Length > 40 ? text[..40] : text)}'";

    /// <summary>Which of the properties that have no empty value were there.</summary>
    private struct Given
    {
        public bool Type, At, Bot;
    }
}

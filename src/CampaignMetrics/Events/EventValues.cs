namespace CampaignMetrics.Events;

/// <summary>Puts the values of a line's properties into its fields: what both readers of lines have in common.</summary>
internal static class EventValues
{
    /// <summary>Takes the text of a property that is a string.</summary>
    /// <returns>Null, or why it cannot be.</returns>
    public static string? Take(EventProperty property, ReadOnlySpan<byte> text, ref EventFields fields, ref GivenProperties given)
    {
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
            case EventProperty.Type or EventProperty.Actor or EventProperty.Role or EventProperty.Part:
                return $"unknown {NameOf(property)} {Quoted(text)}";
            case EventProperty.UserAgent:
                fields.HasUserAgent = true;
                fields.UserAgent = text;
                return null;
            default:
                TextOf(ref fields, property) = text;
                return null;
        }
    }

    /// <summary>Takes the written form of a number.</summary>
    /// <returns>Null, or why it cannot be.</returns>
    public static string? TakeSeconds(ReadOnlySpan<byte> number, ref EventFields fields)
    {
        var isDecimal = JsonNumber.TryDecimal(number, out var seconds);
        if (number[0] == '-' && !(isDecimal && seconds == 0)) return "seconds is negative";
        var longest = Viewed.MaxDuration;
        fields.Duration = isDecimal && seconds < (decimal)longest.TotalSeconds ? (int)(seconds * 1000) : (int)longest.TotalMilliseconds;
        return null;
    }

    /// <summary>Takes the written form of a number.</summary>
    /// <returns>Null, or why it cannot be.</returns>
    public static string? TakeAmount(ReadOnlySpan<byte> number, ref EventFields fields)
    {
        if (!JsonNumber.TryDecimal(number, out var amount) || !Money.IsExact(amount)) return "amount is out of range";
        fields.Amount = amount;
        return null;
    }

    /// <summary>The property's name in a line.</summary>
    public static string NameOf(EventProperty property) => char.ToLowerInvariant(property.ToString()[0]) + property.ToString()[1..];

    private static string Quoted(ReadOnlySpan<byte> text) => $"'{EventFields.Text(text.Length > 40 ? text[..40] : text)}'";

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
}

/// <summary>Which of the properties that have no empty value a line gave.</summary>
internal struct GivenProperties
{
    public bool Type, At, Bot;

    /// <returns>Null, or what the line lacks.</returns>
    public readonly string? Finish(ref EventFields fields)
    {
        if (!Type) return "no type";
        if (!At) return "no at";
        if (Bot) fields.Actor ??= CampaignMetrics.Actor.Automation;
        return null;
    }
}

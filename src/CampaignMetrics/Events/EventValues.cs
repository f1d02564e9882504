namespace CampaignMetrics.Events;

/// <summary>Puts the values of a line's properties into its fields: what both readers of lines have in common.</summary>
internal static class EventValues
{
    /// <summary>Takes the text of a property that is a string.</summary>
    /// <returns>Null, or why it cannot be.</returns>
    public static string? Take(EventProperty property, ReadOnlySpan<byte> text, ref EventFields fields, ref GivenProperties given)
    {
        fields.Given = fields.Given.With(property);
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
            case EventProperty.Id: fields.Id = text; return null;
            case EventProperty.Email: fields.Email = text; return null;
            case EventProperty.Campaign: fields.Campaign = text; return null;
            case EventProperty.Recipient: fields.Recipient = text; return null;
            case EventProperty.Workflow: fields.Workflow = text; return null;
            case EventProperty.Url: fields.Url = text; return null;
            case EventProperty.Link: fields.Link = text; return null;
            case EventProperty.Variant: fields.Variant = text; return null;
            case EventProperty.Ip: fields.Ip = text; return null;
            case EventProperty.Method: fields.Method = text; return null;
            case EventProperty.Purpose: fields.Purpose = text; return null;
            case EventProperty.Country: fields.Country = text; return null;
            case EventProperty.Region: fields.Region = text; return null;
            case EventProperty.City: fields.City = text; return null;
            case EventProperty.Smtp: fields.Smtp = text; return null;
            case EventProperty.Status: fields.Status = text; return null;
            case EventProperty.BounceClass: fields.BounceClass = text; return null;
            case EventProperty.BounceReason: fields.BounceReason = text; return null;
            case EventProperty.RemoteMta: fields.RemoteMta = text; return null;
            case EventProperty.Reason: fields.Reason = text; return null;
            case EventProperty.Scope: fields.Scope = text; return null;
            case EventProperty.Goal: fields.Goal = text; return null;
            case EventProperty.Currency: fields.Currency = text; return null;
            case EventProperty.Order: fields.Order = text; return null;
            default: throw new ArgumentOutOfRangeException(nameof(property));
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
        fields.Given = fields.Given.With(EventProperty.Amount);
        return null;
    }

    /// <summary>The property's name in a line.</summary>
    public static string NameOf(EventProperty property) => char.ToLowerInvariant(property.ToString()[0]) + property.ToString()[1..];

    private static string Quoted(ReadOnlySpan<byte> text) => $"'{EventFields.Text(text.Length > 40 ? text[..40] : text)}'";
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

namespace CampaignMetrics.Events;

/// <summary>The properties of an event line.</summary>
internal enum EventProperty
{
    Unknown, Id, Type, At, Email, Campaign, Recipient, List, Workflow, Tags, Url, Link, Part, Role, Variant,
    UserAgent, Ip, Method, Purpose, Country, Region, City, Actor, Bot, Seconds,
    Smtp, Status, BounceClass, BounceReason, RemoteMta, Reason, Scope, Goal, Amount, Currency, Order,
}

internal static class EventProperties
{
    /// <summary>The property with this name, letter for letter.</summary>
    public static EventProperty Find(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 => name.SequenceEqual("id"u8) ? EventProperty.Id : name.SequenceEqual("at"u8) ? EventProperty.At : name.SequenceEqual("ip"u8) ? EventProperty.Ip : default,
        3 => name.SequenceEqual("url"u8) ? EventProperty.Url : name.SequenceEqual("bot"u8) ? EventProperty.Bot : default,
        4 => Find4(name),
        5 => name.SequenceEqual("email"u8) ? EventProperty.Email : name.SequenceEqual("actor"u8) ? EventProperty.Actor
            : name.SequenceEqual("scope"u8) ? EventProperty.Scope : name.SequenceEqual("order"u8) ? EventProperty.Order : default,
        6 => Find6(name),
        7 => Find7(name),
        8 => name.SequenceEqual("campaign"u8) ? EventProperty.Campaign : name.SequenceEqual("workflow"u8) ? EventProperty.Workflow
            : name.SequenceEqual("currency"u8) ? EventProperty.Currency : default,
        9 => name.SequenceEqual("recipient"u8) ? EventProperty.Recipient : name.SequenceEqual("userAgent"u8) ? EventProperty.UserAgent
            : name.SequenceEqual("remoteMta"u8) ? EventProperty.RemoteMta : default,
        11 => name.SequenceEqual("bounceClass"u8) ? EventProperty.BounceClass : default,
        12 => name.SequenceEqual("bounceReason"u8) ? EventProperty.BounceReason : default,
        _ => default,
    };

    private static EventProperty Find4(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("type"u8) ? EventProperty.Type : name.SequenceEqual("list"u8) ? EventProperty.List
        : name.SequenceEqual("tags"u8) ? EventProperty.Tags : name.SequenceEqual("link"u8) ? EventProperty.Link
        : name.SequenceEqual("part"u8) ? EventProperty.Part : name.SequenceEqual("role"u8) ? EventProperty.Role
        : name.SequenceEqual("city"u8) ? EventProperty.City : name.SequenceEqual("smtp"u8) ? EventProperty.Smtp
        : name.SequenceEqual("goal"u8) ? EventProperty.Goal : default;

    private static EventProperty Find6(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("method"u8) ? EventProperty.Method : name.SequenceEqual("region"u8) ? EventProperty.Region
        : name.SequenceEqual("status"u8) ? EventProperty.Status : name.SequenceEqual("reason"u8) ? EventProperty.Reason
        : name.SequenceEqual("amount"u8) ? EventProperty.Amount : default;

    private static EventProperty Find7(ReadOnlySpan<byte> name) =>
        name.SequenceEqual("variant"u8) ? EventProperty.Variant : name.SequenceEqual("purpose"u8) ? EventProperty.Purpose
        : name.SequenceEqual("country"u8) ? EventProperty.Country : name.SequenceEqual("seconds"u8) ? EventProperty.Seconds : default;
}

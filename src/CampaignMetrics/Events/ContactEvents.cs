using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CampaignMetrics.Events;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>The contact ended a subscription: a one-click POST (RFC 8058) or a confirmed action, never a mere visit of the page.</summary>
[JsonConverter(typeof(DataConverter<Unsubscribed>)), JsonForm<EventConverter<Unsubscribed>>]
public sealed record Unsubscribed : EmailEvent
{
    /// <summary>An event with nothing stated yet.</summary>
    public Unsubscribed() : base(EventType.Unsubscribed) { }

    [SetsRequiredMembers]
    internal Unsubscribed(EventFields fields) : base(fields) => Scope = fields.String(EventProperty.Scope);

    /// <summary><c>list</c>, <c>all</c>, or a subscription type; null when not stated.</summary>
    public string? Scope { get; init; }

    internal override void TellOwn(EventSink sink) =>
        sink.Put(EventProperty.Scope, Scope);
}

/// <summary>The contact took a subscription up again.</summary>
[JsonConverter(typeof(DataConverter<Resubscribed>)), JsonForm<EventConverter<Resubscribed>>]
public sealed record Resubscribed : EmailEvent
{
    /// <summary>An event with nothing stated yet.</summary>
    public Resubscribed() : base(EventType.Resubscribed) { }

    [SetsRequiredMembers]
    internal Resubscribed(EventFields fields) : base(fields) => Scope = fields.String(EventProperty.Scope);

    /// <summary><c>list</c>, <c>all</c>, or a subscription type; null when not stated.</summary>
    public string? Scope { get; init; }

    internal override void TellOwn(EventSink sink) =>
        sink.Put(EventProperty.Scope, Scope);
}

/// <summary>The contact reported the message as spam, as a feedback loop tells (RFC 5965).</summary>
[JsonConverter(typeof(DataConverter<SpamReported>)), JsonForm<EventConverter<SpamReported>>]
public sealed record SpamReported : EmailEvent
{
    /// <summary>An event with nothing stated yet.</summary>
    public SpamReported() : base(EventType.SpamReported) { }

    [SetsRequiredMembers]
    internal SpamReported(EventFields fields) : base(fields) { }
}

/// <summary>A bounced address was freed again; old numbers stay.</summary>
[JsonConverter(typeof(DataConverter<Unbounced>)), JsonForm<EventConverter<Unbounced>>]
public sealed record Unbounced : EmailEvent
{
    /// <summary>An event with nothing stated yet.</summary>
    public Unbounced() : base(EventType.Unbounced) { }

    [SetsRequiredMembers]
    internal Unbounced(EventFields fields) : base(fields) { }
}

/// <summary>The contact reached a goal: a visit, an order.</summary>
[JsonConverter(typeof(DataConverter<Converted>)), JsonForm<EventConverter<Converted>>]
public sealed record Converted : EmailEvent
{
    /// <summary>An event with nothing stated yet.</summary>
    public Converted() : base(EventType.Converted) { }

    [SetsRequiredMembers]
    internal Converted(EventFields fields) : base(fields)
    {
        Goal = fields.String(EventProperty.Goal);
        Order = fields.String(EventProperty.Order);
        if (fields.Decimal(EventProperty.Amount) is { } amount) Amount = new Money(amount, fields.String(EventProperty.Currency));
    }

    /// <summary>Which goal; null when not stated.</summary>
    public string? Goal { get; init; }

    /// <summary>What it brought; null when it is not about money.</summary>
    public Money? Amount { get; init; }

    /// <summary>The order's number; null when there is none.</summary>
    public string? Order { get; init; }

    internal override void TellOwn(EventSink sink)
    {
        sink.Put(EventProperty.Goal, Goal);
        sink.Put(EventProperty.Order, Order);
        sink.Put(EventProperty.Amount, Amount?.Amount);
        sink.Put(EventProperty.Currency, Amount?.Currency);
    }
}

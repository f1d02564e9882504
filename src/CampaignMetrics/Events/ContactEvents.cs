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
    /// <summary>Makes an event that states nothing yet.</summary>
    public Unsubscribed() : base(EventType.Unsubscribed) { }

    [SetsRequiredMembers]
    internal Unsubscribed(EventFields fields) : base(fields)
    {
        Request = new WebRequest(fields);
        Scope = fields.String(EventProperty.Scope);
        Reason = fields.String(EventProperty.Reason);
    }

    /// <summary>The request behind it, whose method <c>POST</c> means one click (RFC 8058); says nothing by default.</summary>
    public WebRequest Request { get; init; }

    /// <summary><c>list</c>, <c>all</c>, or a subscription type; null when not stated.</summary>
    public string? Scope { get; init; }

    /// <summary>How the contact unsubscribed: the word of an <see cref="UnsubscribeMethod"/>, such as <c>oneClick</c>, or the source's own
    /// word; null when not stated.</summary>
    public string? Reason { get; init; }

    /// <summary>How the contact unsubscribed, if it is one of the known methods: that of <see cref="Reason"/>, else one click if the
    /// request is a <c>POST</c> (RFC 8058). Null for a word of the source's own, and when nothing is stated.</summary>
    public UnsubscribeMethod? Method => MethodWords.Find(MethodWords.Of(Reason, Request.IsPost));

    /// <summary>The word for a method, such as <c>oneClick</c>, to be stated as <see cref="Reason"/>.</summary>
    /// <param name="method">The method.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no member of <see cref="UnsubscribeMethod"/>.</exception>
    public static string WordOf(UnsubscribeMethod method) => Words<UnsubscribeMethod>.Of(Door.Known(method, nameof(method)));

    internal override void TellOwn(EventSink sink)
    {
        Request.Tell(sink);
        sink.Put(EventProperty.Scope, Scope);
        sink.Put(EventProperty.Reason, Reason);
    }
}

/// <summary>The contact subscribed again after an unsubscription.</summary>
[JsonConverter(typeof(DataConverter<Resubscribed>)), JsonForm<EventConverter<Resubscribed>>]
public sealed record Resubscribed : EmailEvent
{
    /// <summary>Makes an event that states nothing yet.</summary>
    public Resubscribed() : base(EventType.Resubscribed) { }

    [SetsRequiredMembers]
    internal Resubscribed(EventFields fields) : base(fields) => Scope = fields.String(EventProperty.Scope);

    /// <summary><c>list</c>, <c>all</c>, or a subscription type; null when not stated.</summary>
    public string? Scope { get; init; }

    internal override void TellOwn(EventSink sink) =>
        sink.Put(EventProperty.Scope, Scope);
}

/// <summary>The contact reported the message as spam (a complaint), as a mailbox provider's feedback loop reports it (RFC 5965).</summary>
[JsonConverter(typeof(DataConverter<SpamReported>)), JsonForm<EventConverter<SpamReported>>]
public sealed record SpamReported : EmailEvent
{
    /// <summary>Makes an event that states nothing yet.</summary>
    public SpamReported() : base(EventType.SpamReported) { }

    [SetsRequiredMembers]
    internal SpamReported(EventFields fields) : base(fields) { }
}

/// <summary>An address that had bounced was released to be mailed again. Numbers of earlier messages do not change.</summary>
[JsonConverter(typeof(DataConverter<Unbounced>)), JsonForm<EventConverter<Unbounced>>]
public sealed record Unbounced : EmailEvent
{
    /// <summary>Makes an event that states nothing yet.</summary>
    public Unbounced() : base(EventType.Unbounced) { }

    [SetsRequiredMembers]
    internal Unbounced(EventFields fields) : base(fields) { }
}

/// <summary>The contact reached a goal, such as a visit or an order.</summary>
[JsonConverter(typeof(DataConverter<Converted>)), JsonForm<EventConverter<Converted>>]
public sealed record Converted : EmailEvent
{
    /// <summary>Makes an event that states nothing yet.</summary>
    public Converted() : base(EventType.Converted) { }

    [SetsRequiredMembers]
    internal Converted(EventFields fields) : base(fields)
    {
        Goal = fields.String(EventProperty.Goal);
        Order = fields.String(EventProperty.Order);
        Source = fields.String(EventProperty.Source);
        if (fields.Decimal(EventProperty.Amount) is { } amount) Amount = new Money(amount, fields.String(EventProperty.Currency));
    }

    /// <summary>The goal that was reached; null when not stated.</summary>
    public string? Goal { get; init; }

    /// <summary>The revenue; null when the goal is not about money.</summary>
    public Money? Amount { get; init; }

    /// <summary>The order's number, which ties later changes and refunds to it; null when there is none.</summary>
    public string? Order { get; init; }

    /// <summary>Where a conversion that names no email came from, such as <c>search</c> or <c>direct</c>; null when not stated.</summary>
    public string? Source { get; init; }

    internal override void TellOwn(EventSink sink)
    {
        sink.Put(EventProperty.Goal, Goal);
        sink.Put(EventProperty.Order, Order);
        sink.Put(EventProperty.Amount, Amount?.Amount);
        sink.Put(EventProperty.Currency, Amount?.Currency);
        sink.Put(EventProperty.Source, Source);
    }
}

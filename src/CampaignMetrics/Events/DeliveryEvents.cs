using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CampaignMetrics.Events;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>The message was handed to the mail server.</summary>
[JsonConverter(typeof(DataConverter<Sent>)), JsonForm<EventConverter<Sent>>]
public sealed record Sent : EmailEvent
{
    /// <summary>Makes an event that states nothing yet.</summary>
    public Sent() : base(EventType.Sent) { }

    [SetsRequiredMembers]
    internal Sent(EventFields fields) : base(fields) { }
}

/// <summary>The contact was selected but not mailed.</summary>
[JsonConverter(typeof(DataConverter<NotSent>)), JsonForm<EventConverter<NotSent>>]
public sealed record NotSent : EmailEvent
{
    /// <summary>Makes an event that states nothing yet.</summary>
    public NotSent() : base(EventType.NotSent) { }

    [SetsRequiredMembers]
    internal NotSent(EventFields fields) : base(fields) => Reason = fields.String(EventProperty.Reason);

    /// <summary>The reason, in the sender's words; null when not stated.</summary>
    public string? Reason { get; init; }

    internal override void TellOwn(EventSink sink) =>
        sink.Put(EventProperty.Reason, Reason);
}

/// <summary>The receiving server asked to try again later.</summary>
[JsonConverter(typeof(DataConverter<Deferred>)), JsonForm<EventConverter<Deferred>>]
public sealed record Deferred : EmailEvent
{
    /// <summary>Makes an event that states nothing yet.</summary>
    public Deferred() : base(EventType.Deferred) { }

    [SetsRequiredMembers]
    internal Deferred(EventFields fields) : base(fields) => Response = new ServerResponse(fields);

    /// <summary>The response of the receiving server; states nothing by default.</summary>
    public ServerResponse Response { get; init; }

    internal override void TellOwn(EventSink sink) =>
        Response.Tell(sink);
}

/// <summary>The receiving server accepted the message.</summary>
[JsonConverter(typeof(DataConverter<Delivered>)), JsonForm<EventConverter<Delivered>>]
public sealed record Delivered : EmailEvent
{
    /// <summary>Makes an event that states nothing yet.</summary>
    public Delivered() : base(EventType.Delivered) { }

    [SetsRequiredMembers]
    internal Delivered(EventFields fields) : base(fields) { }
}

/// <summary>The message bounced: the receiving server did not take it, or returned it.</summary>
[JsonConverter(typeof(DataConverter<Bounced>)), JsonForm<EventConverter<Bounced>>]
public sealed record Bounced : EmailEvent
{
    /// <summary>Makes an event that states nothing yet.</summary>
    public Bounced() : base(EventType.Bounced) { }

    [SetsRequiredMembers]
    internal Bounced(EventFields fields) : base(fields)
    {
        Response = new ServerResponse(fields);
        AutoReply = fields.Number(EventProperty.AutoReply) != 0;
    }

    /// <summary>The response of the receiving server; states nothing by default.</summary>
    public ServerResponse Response { get; init; }

    /// <summary>Whether it is in fact an automatic reply that was reported as a bounce. It is then counted apart and does not make the
    /// message bounced. The default is false: the response's words decide.</summary>
    public bool AutoReply { get; init; }

    internal override void TellOwn(EventSink sink)
    {
        Response.Tell(sink);
        sink.Put(EventProperty.AutoReply, AutoReply ? 1 : 0);
    }
}

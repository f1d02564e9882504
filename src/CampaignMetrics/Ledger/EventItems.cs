using CampaignMetrics.Collections;
using CampaignMetrics.Engine;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Links;
using CampaignMetrics.Messages;
using CampaignMetrics.Reports;
using CampaignMetrics.Time;

namespace CampaignMetrics.Ledger;

/// <summary>Turns the events of the current message into <see cref="HistoryItem"/>s: the event, who did it, whether it counts, its place
/// and link. Not thread-safe.</summary>
internal sealed class EventItems(Vocabulary words, LedgerOptions options, CountedReader counted)
{
    private readonly MessageEvents _events = counted.Events;
    private readonly LoggedEvents _logged = new(counted.Reader, words);
    private readonly PlaceTable _places = new(words, counted.Events.Fold.Agents, options.Enrichment);
    private readonly PlacedOrders _orders = new(words, options);
    private readonly MessageSegmentNames _segments = new(words, options.Catalog);

    /// <summary>The segments (campaign, lists, workflows, tags) of the current message.</summary>
    public MessageSegments Segments(EmailId? email) => _segments.Of(_events, email);

    /// <summary>The item of an event of the current sending, which has been counted.</summary>
    /// <param name="message">The sending.</param>
    /// <param name="entry">The event.</param>
    /// <param name="index">Its index among the message's entries; <see cref="Slot.None"/> for <c>sent</c> and <c>delivered</c>.</param>
    /// <param name="email">The message's email.</param>
    /// <param name="contact">Its contact.</param>
    public HistoryItem Of(in FoldedMessage message, in Entry entry, int index, EmailId email, ContactId contact)
    {
        var label = index == Slot.None ? LabelOf(entry, ActorLabel.Default) : LabelOf(entry, message.Labels[index]);
        return Shown(entry, label, email, contact) with
        {
            NotCounted = ReasonAgainst(entry, index, label),
            Send = words.Text(message.State.Send),
            SendBegan = message.State.Beginning == MessageState.Never ? null : Instants.ToInstant(message.State.Beginning),
        };
    }

    /// <summary>The item of an event that names no email.</summary>
    public HistoryItem OfUnnamed(in Entry entry, ContactId contact)
    {
        var label = LabelOf(entry, _events.Fold.LabelUnnamed(entry));
        return Shown(entry, label, null, contact) with { NotCounted = ReasonAgainstUnnamed(entry, label) };
    }

    private HistoryItem Shown(in Entry entry, ActorLabel? label, EmailId? email, ContactId contact)
    {
        // Other events come from servers and not from readers: their addresses say nothing about a place.
        var place = entry.IsRequest || entry.Type == EventType.Unsubscribed ? _places.Of(entry) : Slot.None;
        return new HistoryItem(_logged.Of(entry, email ?? default, contact), label)
        {
            Place = place == Slot.None ? default : _places[place].WithoutTimeZone,
            IsProxied = entry.IsRequest && _places.IsProxied(entry, label ?? ActorLabel.Default),
            Link = entry.Type == EventType.Clicked ? LinkOf(entry) : null,
            Segments = Segments(email),
        };
    }

    /// <summary>The label to show. For events on whose actor no rule decides, such as a delivery, only an actor that the event
    /// states.</summary>
    private static ActorLabel? LabelOf(in Entry entry, ActorLabel label)
    {
        if (entry.Stated is { } stated) return new ActorLabel(stated, ActorRule.Stated);
        return entry.IsJudged ? label : null;
    }

    private string? ReasonAgainst(in Entry entry, int index, ActorLabel? label)
    {
        if (OrderOf(entry) is { } order) return ReasonAgainst(entry, order);
        if (counted.IsOutsidePeriod(entry.At)) return NotCountedIds.OutsidePeriod;
        if (IsAutoReply(entry)) return NotCountedIds.AutoReply;
        // Sent and delivered events are not judged by the counter; only the period can exclude them.
        if (index == Slot.None) return null;
        return counted.Counter.ExclusionOf(index) switch
        {
            // The counter does not exclude such a reply, but adds it to no metric.
            Exclusion.None => IsUnseenReply(entry) ? NotCountedIds.NoInbox : null,
            Exclusion.OutsidePeriod => NotCountedIds.OutsidePeriod,
            Exclusion.TrackingOff => ActorRuleIds.TrackingOff,
            Exclusion.Actor => label?.RuleId,
            Exclusion.LinkRole => ActorRuleIds.LinkRole,
            Exclusion.NotDelivered => ActorRuleIds.NotDelivered,
        };
    }

    private string? ReasonAgainstUnnamed(in Entry entry, ActorLabel? label)
    {
        if (entry.IsMark && label is { Actor: Actor.Automation } program) return program.RuleId;
        return OrderOf(entry) is { } order ? ReasonAgainst(entry, order) : NotCountedIds.NoEmail;
    }

    /// <summary>The order of a conversion that changes it: what counts is the whole order, when it was placed.</summary>
    private OrderPlacing? OrderOf(in Entry entry) => entry.Type == EventType.Converted && !entry.StatesProgram
        ? _orders.Of(counted.Reader.Store!, _events.State.Contact, entry)
        : null;

    private string? ReasonAgainst(in Entry entry, OrderPlacing order)
    {
        // A refund of no order is counted apart, at its own date.
        if (!order.IsPlaced) return counted.IsOutsidePeriod(entry.At) ? NotCountedIds.OutsidePeriod : NotCountedIds.UnknownOrder;
        if (!order.NamesEmail) return NotCountedIds.NoEmail;
        return counted.IsOutsidePeriod(order.At) ? NotCountedIds.OutsidePeriod : null;
    }

    // Told as a bounce, and none: it is evidence of sending alone.
    private static bool IsAutoReply(in Entry entry) => entry is { Type: EventType.Bounced, IsBounce: false };

    private bool IsUnseenReply(in Entry entry) =>
        entry.Type == EventType.Replied && _events.Fold.Emails[_events.State.Email].ConnectedInbox == false;

    private HistoryLink LinkOf(in Entry click)
    {
        var clicked = _events.Fold.Emails[_events.State.Email].Links[click.Detail];
        var url = _events.Links[clicked.Url];
        var occurrence = words.TextOf(EventSchema.Link, click.Detail, EventProperty.Link);
        var known = KnownLink(url, clicked.Role, occurrence);
        var part = words.SlotOf(EventSchema.Link, click.Detail, EventProperty.Part);
        return new HistoryLink(url, clicked.Role)
        {
            Label = known?.Link.Label,
            Position = known?.Position,
            Occurrence = occurrence,
            Part = part == Slot.None ? EmailPart.Html : (EmailPart)part,
            Variant = words.TextOf(EventSchema.Link, click.Detail, EventProperty.Variant),
        };
    }

    /// <summary>The link in the catalog that was clicked. If the email has it several times, the occurrence that the click states, else the
    /// first.</summary>
    private KnownLink? KnownLink(string url, LinkRole role, string? occurrence)
    {
        KnownLink? first = null;
        foreach (var link in counted.Catalog[_events.State.Email].All)
        {
            if (link.Url != url || link.Role != role) continue;
            if (occurrence is not null && link.Link.Id == occurrence) return link;
            first ??= link;
        }
        return first;
    }
}

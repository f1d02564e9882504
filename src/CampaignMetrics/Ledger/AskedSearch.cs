using CampaignMetrics.Collections;
using CampaignMetrics.Messages;
using CampaignMetrics.Reports.Tallies;

namespace CampaignMetrics.Ledger;

/// <summary>Finds the event that puts a message on a list and that may be shown under the contact's name.</summary>
/// <remarks>
/// <para>
/// Without <see cref="LedgerOptions.MayProfile"/> that is simply the first matching event. With it, opens, clicks and views may be hidden,
/// and a row must not give away a hidden one: neither directly, nor because the row would not be there without it.
/// </para>
/// </remarks>
internal sealed class AskedSearch(
    RecipientKind kind, CountedReader counted, Evidence evidence, Naming naming, ContactMarks marks)
{
    /// <summary>The event to show; null where the message is on the list only because of events that may not be shown.</summary>
    /// <param name="message">A message of the list.</param>
    /// <param name="named">The same message, folded from the events that may be shown.</param>
    /// <param name="send">The index of its sending.</param>
    /// <param name="contact">Its contact.</param>
    public Asked? Find(in FoldedMessage message, in FoldedMessage named, int send, ContactId contact)
    {
        if (naming.HidesRequests)
        {
            // Everything that the message needs to be on the list must have a visible event, such as the open of a read message.
            foreach (var other in evidence.Others)
                if (First(other, message, contact) is null) return null;
            // A list of those who did not open reveals by absence who did: it needs the same permission as an open.
            if (evidence.IsOfSilence && !naming.ShowsSilence(contact, message.DisposedAt)) return null;
            // Only delivered messages count as converted, and a hidden open may be the only proof of the delivery.
            if (kind.Metric == Metric.Converted && named.Disposition != Disposition.Delivered) return null;
        }
        if (evidence.Test is not { } test) return Standing(message, named, send, contact);
        if (evidence.IsOfViews) return Longest(test, message, contact);
        var told = First(test, message, contact);
        if (Owed(message, contact) is not { } owed) return told;
        return told is { Event: { } own } && !marks.IsBefore(owed.Event!.Value, own) ? told : owed;
    }

    /// <summary>Whether an unsubscription or spam report of the message may be shown: an event of its own, or one that names no email and
    /// was attributed to it.</summary>
    public bool IsMarked(EventType mark, in FoldedMessage message, ContactId contact)
    {
        if (!counted.Counter.Has(mark == EventType.Unsubscribed ? Metric.Unsubscribed : Metric.SpamReported)) return false;
        if (!naming.HidesRequests) return true;
        return First(evidence.Mark(mark), message, contact) is not null || Owed(mark, message, contact) is not null;
    }

    private Asked? Owed(in FoldedMessage message, ContactId contact) =>
        evidence.MarkType is { } mark ? Owed(mark, message, contact) : null;

    /// <summary>The earliest unsubscription or spam report that names no email and was attributed to the message that was counted last;
    /// null where there is none, or where the click by which it was attributed may not be shown.</summary>
    private Asked? Owed(EventType type, in FoldedMessage message, ContactId contact)
    {
        Asked? earliest = null;
        foreach (var mark in counted.Counter.Owed)
            if (mark.Type == type && !(earliest?.At <= mark.At) && ShowsClickBefore(mark.At, message, contact))
                earliest = new Asked(mark.At, mark, Slot.None) { IsOwed = true };
        return earliest;
    }

    /// <summary>Whether the latest click on an unsubscribe link up to an instant may be shown. An event without an email is attributed by
    /// that click, so showing the event would reveal the click.</summary>
    private bool ShowsClickBefore(long at, in FoldedMessage message, ContactId contact)
    {
        if (!naming.HidesRequests) return true;
        for (var i = message.Entries.Length - 1; i >= 0; i--)
            if (message.Entries[i].At <= at && counted.IsUnsubscribeClick(message, i)) return naming.Shows(contact, message.Entries[i]);
        return false;
    }

    private Asked? First(EventTest test, in FoldedMessage message, ContactId contact)
    {
        for (var i = 0; i < message.Entries.Length; i++)
            if (test(message, i) && naming.Shows(contact, message.Entries[i])) return Asked.Of(message, i);
        return null;
    }

    /// <summary>The longest view, which decides whether the message is read, skimmed or glanced. If it may not be shown, no shorter one
    /// takes its place: that would show a wrong class.</summary>
    private Asked? Longest(EventTest test, in FoldedMessage message, ContactId contact)
    {
        var longest = Slot.None;
        for (var i = 0; i < message.Entries.Length; i++)
            if (test(message, i) && (longest == Slot.None || message.Entries[i].Detail > message.Entries[longest].Detail))
                longest = i;
        return longest != Slot.None && naming.Shows(contact, message.Entries[longest]) ? Asked.Of(message, longest) : null;
    }

    /// <summary>For lists by disposition (sent, delivered, bounced …): the event that put the message there; null where the visible events
    /// would put it elsewhere.</summary>
    private Asked? Standing(in FoldedMessage message, in FoldedMessage named, int send, ContactId contact)
    {
        if (!Stands(named, message)) return null;
        var isSending = IsOfSending && named.IsSent;
        var at = isSending ? named.State.CohortAt : named.DisposedAt;
        if (!isSending && named.Deciding != Slot.None) return Asked.Of(message, LastLike(named.Entries[named.Deciding], message));
        if (Stage(send, isSending ? EventType.Sent : EventType.Delivered, at) is { } stage) return new Asked(at, stage, Slot.None);
        return isSending || named.IsPresumed ? new Asked(at, null, Slot.None) : Proof(message, at, contact);
    }

    /// <summary>The event that proves a delivery for which there is no delivery event, such as the first open.</summary>
    private Asked Proof(in FoldedMessage message, long at, ContactId contact)
    {
        for (var i = 0; i < message.Entries.Length; i++)
            if (message.Entries[i].At == at && IsProof(message, i) && naming.Shows(contact, message.Entries[i]))
                return Asked.Of(message, i);
        return new Asked(at, null, Slot.None);
    }

    private static bool IsProof(in FoldedMessage message, int entry) =>
        FoldedMessage.IsProof(message.Entries[entry].Type) && message.Labels[entry].Actor != Actor.Automation;

    private bool IsOfSelection => kind.Metric is Metric.Selected or Metric.TrackedSelected;

    private bool IsOfSending => IsOfSelection || kind.Metric is Metric.Sent or Metric.Pending or Metric.TrackedSent;

    private bool Stands(in FoldedMessage named, in FoldedMessage message)
    {
        if (IsOfSelection) return named.Disposition != Disposition.NotSelected;
        return IsOfSending ? named.IsSent : named.Disposition == message.Disposition;
    }

    /// <summary>The index in the full message of the event that decides the disposition. It is the last one of its type; bounces, deferrals
    /// and not-sent events are never hidden, so it is there.</summary>
    private static int LastLike(in Entry deciding, in FoldedMessage message)
    {
        var i = message.Entries.Length - 1;
        while (message.Entries[i].Type != deciding.Type || message.Entries[i].IsBounce != deciding.IsBounce) i--;
        return i;
    }

    /// <summary>The <c>sent</c> or <c>delivered</c> event at an instant. Events are ordered by time and id: of several sendings the first
    /// counts, the one with the smallest id, and of several deliveries the latest, the one with the largest.</summary>
    private Entry? Stage(int send, EventType type, long at)
    {
        Entry? found = null;
        foreach (ref readonly var entry in counted.Events.AllOf(send))
            if (entry.Type == type && entry.At == at
                && (found is not { } other || counted.Events.IsBefore(entry, other) == (type == EventType.Sent)))
                found = entry;
        return found;
    }
}

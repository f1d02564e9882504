using CampaignMetrics.Collections;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Ledger;

/// <summary>Looks in a message for what its list asks for, and may show under its contact's name.</summary>
internal sealed class AskedSearch(RecipientKind kind, CountedReader counted, Evidence evidence, Naming naming)
{
    /// <summary>What to show; null where only what may not be shown makes the message count.</summary>
    /// <param name="message">A message of the list.</param>
    /// <param name="named">The same message as far as its contact may be named.</param>
    /// <param name="send">Its sending.</param>
    /// <param name="contact">Its contact.</param>
    public Asked? Find(in FoldedMessage message, in FoldedMessage named, int send, ContactId contact)
    {
        if (naming.HidesRequests)
        {
            foreach (var other in evidence.Others)
                if (First(other, message, contact) is null) return null;
            // Who is not on such a list would be told of by it.
            if (evidence.IsOfSilence && !naming.ShowsSilence(contact, message.DisposedAt)) return null;
            // Only what was delivered is counted as converted.
            if (kind.Metric == Metric.Converted && named.Disposition != Disposition.Delivered) return null;
        }
        if (evidence.Test is not { } test) return Standing(message, named, send, contact);
        if (evidence.IsOfViews) return Longest(test, message, contact);
        var told = First(test, message, contact);
        return Owed(message, contact) is { } owed && !(told?.At <= owed.At) ? owed : told;
    }

    /// <summary>Whether a mark on the message may be shown: its own, or one that names no email and went to it.</summary>
    public bool IsMarked(EventType mark, in FoldedMessage message, ContactId contact)
    {
        if (!counted.Counter.Has(mark == EventType.Unsubscribed ? Metric.Unsubscribed : Metric.SpamReported)) return false;
        if (!naming.HidesRequests) return true;
        return First(evidence.Mark(mark), message, contact) is not null || Owed(mark, message, contact) is not null;
    }

    private Asked? Owed(in FoldedMessage message, ContactId contact) =>
        evidence.MarkType is { } mark ? Owed(mark, message, contact) : null;

    /// <summary>The earliest mark that names no email and went to the message that was counted last; null where there is none, or where
    /// the click by which it went there may not be shown.</summary>
    private Asked? Owed(EventType type, in FoldedMessage message, ContactId contact)
    {
        Asked? earliest = null;
        foreach (var mark in counted.Counter.Owed)
            if (mark.Type == type && !(earliest?.At <= mark.At) && ShowsClickBefore(mark.At, message, contact))
                earliest = new Asked(mark.At, null, Slot.None);
        return earliest;
    }

    /// <summary>Whether the latest click up to an instant may be shown: the one by which what names no email went to the message.</summary>
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

    /// <summary>The view that makes the message read, skimmed or glanced: a shorter one would not say so.</summary>
    private Asked? Longest(EventTest test, in FoldedMessage message, ContactId contact)
    {
        var longest = Slot.None;
        for (var i = 0; i < message.Entries.Length; i++)
            if (test(message, i) && (longest == Slot.None || message.Entries[i].Detail > message.Entries[longest].Detail))
                longest = i;
        return longest != Slot.None && naming.Shows(contact, message.Entries[longest]) ? Asked.Of(message, longest) : null;
    }

    /// <summary>Where the message stands, and the event that put it there; null where what may be shown puts it elsewhere.</summary>
    private Asked? Standing(in FoldedMessage message, in FoldedMessage named, int send, ContactId contact)
    {
        if (!Stands(named, message)) return null;
        var isSending = IsOfSending && named.IsSent;
        var at = isSending ? named.State.CohortAt : named.DisposedAt;
        if (!isSending && named.Deciding != Slot.None) return Asked.Of(message, LastLike(named.Entries[named.Deciding], message));
        if (Stage(send, isSending ? EventType.Sent : EventType.Delivered, at) is { } stage) return new Asked(at, stage, Slot.None);
        return isSending || named.IsPresumed ? new Asked(at, null, Slot.None) : Proof(message, at, contact);
    }

    /// <summary>What shows that a message was in a mailbox, where no delivery was told.</summary>
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

    /// <summary>What decides is the last of its type, and is never hidden.</summary>
    private static int LastLike(in Entry deciding, in FoldedMessage message)
    {
        var i = message.Entries.Length - 1;
        while (message.Entries[i].Type != deciding.Type || message.Entries[i].IsBounce != deciding.IsBounce) i--;
        return i;
    }

    /// <summary>The event of a type at an instant: of several the one with the smallest id.</summary>
    private Entry? Stage(int send, EventType type, long at)
    {
        Entry? found = null;
        foreach (ref readonly var entry in counted.Events.AllOf(send))
            if (entry.Type == type && entry.At == at && (found is not { } other || counted.Events.IsBefore(entry, other))) found = entry;
        return found;
    }
}

using CampaignMetrics.Collections;

namespace CampaignMetrics.Messages;

/// <summary>
/// One message as every definition sees it: its events by time, who caused each, and its delivery status. Valid until the next message is
/// read.
/// </summary>
/// <remarks>
/// <para>Reports, breakdowns and lists of contacts all start from this value; what a definition counts is decided after it.</para>
/// </remarks>
internal readonly ref struct FoldedMessage
{
    public readonly ref readonly MessageState State;

    /// <summary>All events but sent and delivered, by time, then id, then type.</summary>
    public readonly ReadOnlySpan<Entry> Entries;

    /// <summary>Who caused each event: the label at an index belongs to the entry at that index.</summary>
    public readonly ReadOnlySpan<ActorLabel> Labels;
    public readonly Disposition Disposition;

    /// <summary>When the message got its <see cref="Disposition"/>, in milliseconds since 1970.</summary>
    public readonly long DisposedAt;

    /// <summary>The index of the entry that decided it (the latest bounce, deferral or not-sent), or <see cref="Slot.None"/>.</summary>
    public readonly int Deciding;

    /// <summary>Whether the delivery is presumed: no event reports it, and its email's deliveries are not reported.</summary>
    public readonly bool IsPresumed;

    public FoldedMessage(
        ref readonly MessageState state, ReadOnlySpan<Entry> entries, ReadOnlySpan<ActorLabel> labels, bool presumesDeliveries)
    {
        State = ref state;
        Entries = entries;
        Labels = labels;
        Deciding = Slot.None;
        // From the strongest evidence to the weakest. A person who used the message had it, whatever servers said.
        if (FirstProof() is >= 0 and var proof)
        {
            (Disposition, DisposedAt) = (Disposition.Delivered, state.IsDelivered ? state.DeliveredAt : entries[proof].At);
            return;
        }
        // A server may accept a message and return it afterwards: the later of delivery and bounce counts, on a tie the bounce.
        var bounce = LastBounce();
        if (bounce >= 0 && entries[bounce].At >= state.DeliveredAt)
            (Disposition, DisposedAt, Deciding) = (Disposition.Bounced, entries[bounce].At, bounce);
        else if (state.IsDelivered) (Disposition, DisposedAt) = (Disposition.Delivered, state.DeliveredAt);
        else if (Last(EventType.Deferred) is >= 0 and var deferral)
            (Disposition, DisposedAt, Deciding) = (Disposition.Deferred, entries[deferral].At, deferral);
        else if (state.SentAt != MessageState.Never || Has(EventType.Bounced)) // an auto-reply reported as a bounce
        {
            IsPresumed = presumesDeliveries;
            (Disposition, DisposedAt) = (IsPresumed ? Disposition.Delivered : Disposition.Pending, state.CohortAt);
        }
        else if (Last(EventType.NotSent) is >= 0 and var notSent)
            (Disposition, DisposedAt, Deciding) = (Disposition.NotSent, entries[notSent].At, notSent);
        else (Disposition, DisposedAt) = (Disposition.NotSelected, state.EarliestAt);
    }

    /// <summary>Whether the message was sent, delivered or not.</summary>
    public bool IsSent => Disposition is not (Disposition.NotSent or Disposition.NotSelected);

    public bool Has(EventType type) => Last(type) >= 0;

    /// <summary>Whether an event of this type proves, if a person caused it, that the message reached a mailbox. A conversion does not:
    /// it may have another cause.</summary>
    public static bool IsProof(EventType type) =>
        type is EventType.Opened or EventType.Clicked or EventType.Viewed or EventType.Replied or EventType.Forwarded
            or EventType.Unsubscribed or EventType.SpamReported;

    /// <summary>The index of the first entry that proves the message was in a mailbox, or −1; programs prove nothing.</summary>
    private int FirstProof()
    {
        for (var i = 0; i < Entries.Length; i++)
            if (IsProof(Entries[i].Type) && Labels[i].Actor != Actor.Automation) return i;
        return -1;
    }

    private int LastBounce()
    {
        for (var i = Entries.Length - 1; i >= 0; i--)
            if (Entries[i].IsBounce) return i;
        return -1;
    }

    private int Last(EventType type)
    {
        for (var i = Entries.Length - 1; i >= 0; i--)
            if (Entries[i].Type == type) return i;
        return -1;
    }
}

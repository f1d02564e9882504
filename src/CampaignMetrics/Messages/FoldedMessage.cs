using CampaignMetrics.Collections;

namespace CampaignMetrics.Messages;

/// <summary>
/// One message as all definitions see it: its entries by time, who did each, and where it stands. Valid until the next one is read.
/// </summary>
internal readonly ref struct FoldedMessage
{
    public readonly ref readonly MessageState State;
    public readonly ReadOnlySpan<Entry> Entries;
    public readonly ReadOnlySpan<ActorLabel> Labels;
    public readonly Disposition Disposition;

    /// <summary>When the message came to stand there.</summary>
    public readonly long DisposedAt;

    /// <summary>The entry that decided it (the latest bounce, deferral or not-sent), or <see cref="Slot.None"/>.</summary>
    public readonly int Deciding;

    /// <summary>Whether nobody told the delivery: it is presumed, since its email's deliveries are.</summary>
    public readonly bool IsPresumed;

    public FoldedMessage(
        ref readonly MessageState state, ReadOnlySpan<Entry> entries, ReadOnlySpan<ActorLabel> labels, bool presumesDeliveries)
    {
        State = ref state;
        Entries = entries;
        Labels = labels;
        Deciding = Slot.None;
        if (FirstProof() is >= 0 and var proof)
        {
            (Disposition, DisposedAt) = (Disposition.Delivered, state.IsDelivered ? state.DeliveredAt : entries[proof].At);
            return;
        }
        var bounce = LastBounce();
        if (bounce >= 0 && entries[bounce].At >= state.DeliveredAt)
            (Disposition, DisposedAt, Deciding) = (Disposition.Bounced, entries[bounce].At, bounce);
        else if (state.IsDelivered) (Disposition, DisposedAt) = (Disposition.Delivered, state.DeliveredAt);
        else if (Last(EventType.Deferred) is >= 0 and var deferral)
            (Disposition, DisposedAt, Deciding) = (Disposition.Deferred, entries[deferral].At, deferral);
        else if (state.SentAt != MessageState.Never || Has(EventType.Bounced)) // an automatic reply, since it is no bounce
        {
            IsPresumed = presumesDeliveries;
            (Disposition, DisposedAt) = (IsPresumed ? Disposition.Delivered : Disposition.Pending, state.CohortAt);
        }
        else if (Last(EventType.NotSent) is >= 0 and var notSent)
            (Disposition, DisposedAt, Deciding) = (Disposition.NotSent, entries[notSent].At, notSent);
        else (Disposition, DisposedAt) = (Disposition.NotSelected, state.EarliestAt);
    }

    /// <summary>Whether it was sent, whatever became of it.</summary>
    public bool IsSent => Disposition is not (Disposition.NotSent or Disposition.NotSelected);

    public bool Has(EventType type) => Last(type) >= 0;

    /// <summary>The first entry that proves the message was in a mailbox: what a program does proves nothing.</summary>
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

    /// <summary>Whether who does so has the message in a mailbox. A conversion proves nothing: it may come from anywhere.</summary>
    public static bool IsProof(EventType type) =>
        type is EventType.Opened or EventType.Clicked or EventType.Viewed or EventType.Replied or EventType.Forwarded
            or EventType.Unsubscribed or EventType.SpamReported;
}

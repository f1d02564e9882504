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

    public FoldedMessage(ref readonly MessageState state, ReadOnlySpan<Entry> entries, ReadOnlySpan<ActorLabel> labels)
    {
        State = ref state;
        Entries = entries;
        Labels = labels;
        if (FirstProof() is >= 0 and var proof)
        {
            Disposition = Disposition.Delivered;
            DisposedAt = state.DeliveredAt >= 0 ? state.DeliveredAt : entries[proof].At;
            Deciding = Slot.None;
            return;
        }
        var bounce = Last(EventType.Bounced);
        if (bounce >= 0 && entries[bounce].At >= state.DeliveredAt)
            (Disposition, DisposedAt, Deciding) = (Disposition.Bounced, entries[bounce].At, bounce);
        else if (state.DeliveredAt >= 0) (Disposition, DisposedAt, Deciding) = (Disposition.Delivered, state.DeliveredAt, Slot.None);
        else if (Last(EventType.Deferred) is >= 0 and var deferral)
            (Disposition, DisposedAt, Deciding) = (Disposition.Deferred, entries[deferral].At, deferral);
        else if (state.SentAt != MessageState.Never || IsSent())
            (Disposition, DisposedAt, Deciding) = (Disposition.Pending, state.CohortAt, Slot.None);
        else if (Last(EventType.NotSent) is >= 0 and var notSent)
            (Disposition, DisposedAt, Deciding) = (Disposition.NotSent, entries[notSent].At, notSent);
        else (Disposition, DisposedAt, Deciding) = (Disposition.NotSelected, state.FirstAt, Slot.None);
    }

    /// <summary>
    /// The longest time that a person was measured to look, in milliseconds;
    /// −1 if never measured. An image proxy's time is not the reader's.
    /// </summary>
    public int Dwell(AgentTable agents)
    {
        var longest = -1;
        for (var i = 0; i < Entries.Length; i++)
            if (Entries[i].Type == EventType.Viewed
                && Labels[i].Actor == Actor.Human
                && agents.Describe(Entries[i].Agent).Role != AgentRole.ImageProxy)
                longest = Math.Max(longest, Entries[i].Detail);
        return longest;
    }

    public bool Has(EventType type) => Last(type) >= 0;

    /// <summary>The first entry that proves the message was in a mailbox: what a program does proves nothing.</summary>
    private int FirstProof()
    {
        for (var i = 0; i < Entries.Length; i++)
            if (Entries[i].Type is EventType.Unsubscribed or EventType.SpamReported
                || (IsEngagement(Entries[i].Type) && Labels[i].Actor != Actor.Automation))
                return i;
        return -1;
    }

    /// <summary>Whether an entry tells of a stage after sending.</summary>
    private bool IsSent()
    {
        foreach (ref readonly var entry in Entries)
            if (IsEngagement(entry.Type)) return true;
        return false;
    }

    private int Last(EventType type)
    {
        for (var i = Entries.Length - 1; i >= 0; i--)
            if (Entries[i].Type == type) return i;
        return -1;
    }

    private static bool IsEngagement(EventType type) =>
        type is EventType.Opened or EventType.Clicked or EventType.Viewed or EventType.Replied or EventType.Forwarded;
}

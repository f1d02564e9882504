namespace CampaignMetrics.Engine.Store;

/// <summary>How many events were applied, and what became of them.</summary>
/// <param name="New">Events that were added.</param>
/// <param name="Duplicates">Events that the ledger had already.</param>
/// <param name="Refused">Events for which their message had no room left.</param>
/// <remarks>The default value of this type is no events.</remarks>
internal readonly record struct EventCounts(long New, long Duplicates, long Refused)
{
    public static EventCounts operator +(EventCounts left, EventCounts right) =>
        new(left.New + right.New, left.Duplicates + right.Duplicates, left.Refused + right.Refused);

    public static EventCounts operator -(EventCounts left, EventCounts right) =>
        new(left.New - right.New, left.Duplicates - right.Duplicates, left.Refused - right.Refused);

    /// <summary>These counts as the answer to the caller, with the events that were rejected before they came to a store.</summary>
    public AppliedEvents ToApplied(IEnumerable<Rejection> rejected) =>
        new(New, Duplicates, [.. rejected, .. Enumerable.Repeat(new Rejection(0, ApplyResult.NoRoom), (int)Refused)]);
}

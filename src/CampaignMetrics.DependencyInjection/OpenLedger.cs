using System.Collections.Immutable;

namespace CampaignMetrics.DependencyInjection;

/// <summary>A ledger that is open, and how far the background work over it has come.</summary>
internal sealed class OpenLedger(DurableLedger ledger, long openedAt)
{
    private long _followedAt = openedAt;

    public DurableLedger Ledger => ledger;

    /// <summary>When it had read all of its log for the last time, in units of the clock.</summary>
    public long FollowedAt
    {
        get => Volatile.Read(ref _followedAt);
        set => Volatile.Write(ref _followedAt, value);
    }

    /// <summary>Where the log ended at the last snapshot, or when the ledger was opened.</summary>
    public ImmutableArray<long> SavedPositions { get; set; } = ledger.Positions;
}

using CampaignMetrics.Engine.Store;

namespace CampaignMetrics.Engine;

/// <summary>What a ledger has in memory, which is replaced as a whole when a contact is forgotten.</summary>
internal sealed class LedgerMemory(MessageStores stores)
{
    /// <summary>All messages.</summary>
    public MessageStores Stores => stores;

    /// <summary>Applies events that come as objects.</summary>
    public EventIntake Intake { get; } = new(stores);

    /// <summary>The sums of reports, kept for the next time.</summary>
    public KeptReports Kept { get; } = new(stores);
}

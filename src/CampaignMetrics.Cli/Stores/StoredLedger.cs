namespace CampaignMetrics.Cli.Stores;

/// <summary>The ledger of a store, for queries.</summary>
internal static class StoredLedger
{
    /// <exception cref="UnusableException">There is no such store or ledger, or no event in it.</exception>
    public static MessageLedger Read(StorePlace place, string name, LedgerOptions options, CancellationToken cancellationToken)
    {
        using var store = place.Open(cancellationToken);
        store.PartitionsOf(name, cancellationToken);
        // All is in memory then, and is needed until the command ends: only the store is closed.
        var messages = store.Ledger(name, options, partitions: null, cancellationToken).Messages;
        return messages.EventCount > 0 ? messages : throw new UnusableException($"--ledger {name}: no event");
    }
}

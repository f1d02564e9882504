namespace CampaignMetrics.Cli.Stores;

/// <summary>The ledger of a store, for queries.</summary>
internal static class StoredLedger
{
    /// <param name="place">Where the store is.</param>
    /// <param name="name">The ledger's name.</param>
    /// <param name="options">What it knows beside its events.</param>
    /// <param name="usesCatalog">Whether it takes the stored catalog, if there is one.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="UnusableException">There is no such store or ledger, or no event in it.</exception>
    public static MessageLedger Read(
        StorePlace place, string name, LedgerOptions options, bool usesCatalog, CancellationToken cancellationToken)
    {
        using var store = place.Open(cancellationToken);
        store.PartitionsOf(name, cancellationToken);
        // All is in memory then, and is needed until the command ends: only the store is closed.
        var messages = store.Ledger(name, options, partitions: null, usesCatalog, cancellationToken).Messages;
        return messages.EventCount > 0 ? messages : throw new UnusableException($"--ledger {name}: no event");
    }
}

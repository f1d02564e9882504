namespace CampaignMetrics.Cli.Stores;

/// <summary>The ledger that a command appends to.</summary>
/// <param name="Store">The store: what it lacks is made.</param>
/// <param name="Ledger">The ledger's name; it is made if there is none.</param>
/// <param name="Partitions">How many partitions it has to have; null for any number, and one if it is made.</param>
internal sealed record LedgerTarget(StorePlace Store, string Ledger, int? Partitions);

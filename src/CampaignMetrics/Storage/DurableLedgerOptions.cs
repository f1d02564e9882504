namespace CampaignMetrics;

/// <summary>The settings of a <see cref="DurableLedger"/>.</summary>
public sealed record DurableLedgerOptions
{
    /// <summary>The defaults.</summary>
    public static DurableLedgerOptions Default { get; } = new();

    /// <summary>The settings of the ledger that answers queries: its catalog, enrichment, limits and so on.</summary>
    /// <value>The default value is <see cref="LedgerOptions.Default"/>.</value>
    public LedgerOptions Ledger { get; init => field = Door.Given(value); } = LedgerOptions.Default;

    /// <summary>Where the catalog of the ledger is kept; not disposed by it. The ledger takes the stored catalog when it is opened and at
    /// each <see cref="DurableLedger.RefreshAsync"/> after a change, in the place of that of <see cref="Ledger"/>, which it has until
    /// one is stored.</summary>
    /// <value>The default value is null: the catalog is that of <see cref="Ledger"/>, until <see cref="MessageLedger.Catalog"/> is
    /// replaced.</value>
    public ICatalogStore? Catalogs { get; init; }

    /// <summary>How many partitions the log has: 1 to <see cref="LogPartition.MaxPartitions"/>. The number is fixed when the ledger is
    /// made; opening one that has another number fails.</summary>
    /// <value>The default value is null: the number that the ledger was made with, and 1 for a new one.</value>
    public int? Partitions
    {
        get;
        init => field = value is { } count ? LogPartition.CheckedCount(count, nameof(Partitions)) : null;
    }

    /// <summary>How many bytes of blocks, as the log holds them, the ledger reads or appends before it saves a snapshot by itself; 0 for
    /// never. A snapshot waits for at least half as many bytes as the last one had, so that a large ledger is not written again and
    /// again.</summary>
    /// <value>The default value is 8,388,608 (8 MiB).</value>
    public int SnapshotEveryBytes { get; init => field = Door.NotNegative(value); } = 8 << 20;
}

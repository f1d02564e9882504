namespace CampaignMetrics;

/// <summary>The catalog of a ledger's emails, as a store keeps it.</summary>
/// <param name="Ledger">The ledger's name, as <see cref="LogPartition(string, int)"/> takes it. The ledger need not exist.</param>
/// <param name="Version">Which version it is: 1 for the first, and more with each change. 0 for a catalog that is not stored
/// yet.</param>
/// <param name="Catalog">The emails.</param>
public sealed record StoredCatalog(string Ledger, long Version, EmailCatalog Catalog)
{
    /// <summary>The most bytes that a catalog may have in a store, as JSON in UTF-8: 67,108,864 (64 MiB).</summary>
    public const int MaxBytes = 64 << 20;

    /// <summary>The ledger's name.</summary>
    public string Ledger { get; init => field = LogPartition.Checked(value, nameof(Ledger)); } =
        LogPartition.Checked(Ledger, nameof(Ledger));

    /// <summary>Which version it is; 0 for a catalog that is not stored yet.</summary>
    public long Version
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(Version));
            field = value;
        }
    } = Version >= 0 ? Version : throw new ArgumentOutOfRangeException(nameof(Version), Version, "From 0.");

    /// <summary>The emails.</summary>
    public EmailCatalog Catalog { get; init => field = Door.Given(value); } = Door.Given(Catalog, nameof(Catalog));
}

namespace CampaignMetrics;

/// <summary>What a ledger knows beside its events.</summary>
public sealed record LedgerOptions
{
    /// <summary>The defaults.</summary>
    public static LedgerOptions Default { get; } = new();

    /// <summary>The emails that are known by more than their key; none by default.</summary>
    public EmailCatalog Catalog { get; init => field = Door.Given(value); } = EmailCatalog.Empty;

    /// <summary>The knowledge that labels events.</summary>
    public Enrichment Enrichment { get; init => field = Door.Given(value); } = Enrichment.Default;

    /// <summary>The most threads that one call uses to read lines or to add up a report: 1 or more; beyond 256 it is 256.</summary>
    /// <value>The default value is the number of processors. With 1 the calling thread does all.</value>
    public int MaxThreads { get; init => field = Door.Positive(value); } = Environment.ProcessorCount;

    /// <summary>
    /// Whether its reports keep the clicks of all contacts, which <see cref="Report.Merge"/>
    /// needs: a conversion in one part may be owed to a click in another.
    /// </summary>
    /// <value>The default value is <see langword="true"/>. With <see langword="false"/>
    /// a report takes less memory and cannot be merged.</value>
    public bool MergeableReports { get; init; } = true;

    /// <summary>Where messages go when memory is short.</summary>
    /// <value>The default value is null: all stay in memory.</value>
    public SpillOptions? Spill { get; init; }

    internal const int MostThreads = 256;

    internal const int DefaultMaxLogBytes = 1 << 30;

    /// <summary>The most bytes that the events of one message take. What comes beyond is rejected: a message is copied whole to be
    /// read.</summary>
    internal int MaxLogBytes { get; init; } = DefaultMaxLogBytes;

    /// <summary>How event lines are read.</summary>
    public EventLineOptions Lines { get; init => field = Door.Given(value); } = EventLineOptions.Default;
}

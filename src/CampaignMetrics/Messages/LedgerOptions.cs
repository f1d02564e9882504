using CampaignMetrics.Events;

namespace CampaignMetrics.Messages;

/// <summary>What a ledger knows beside its events.</summary>
public sealed record LedgerOptions
{
    /// <summary>The defaults.</summary>
    public static LedgerOptions Default { get; } = new();

    /// <summary>The emails that are known by more than their key; none by default.</summary>
    public EmailCatalog Catalog { get; init; } = EmailCatalog.Empty;

    /// <summary>The knowledge that labels events.</summary>
    public Enrichment Enrichment { get; init; } = Enrichment.Default;

    /// <summary>How event lines are read.</summary>
    public EventLineOptions Lines { get; init; } = EventLineOptions.Default;
}

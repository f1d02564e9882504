namespace CampaignMetrics.DependencyInjection;

/// <summary>Opens the store of the host.</summary>
internal sealed record StoreSource(Func<CancellationToken, Task<CampaignStore>> OpenAsync);

/// <summary>Changes what ledgers know beside their events.</summary>
internal sealed record EnrichmentChange(Func<Enrichment, Enrichment> Apply);

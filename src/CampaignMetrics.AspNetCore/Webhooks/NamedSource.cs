namespace CampaignMetrics.AspNetCore.Webhooks;

/// <summary>A source that was registered for a ledger.</summary>
internal sealed record NamedSource(string Ledger, Func<IServiceProvider, WebhookSource> Make);

using Microsoft.Extensions.Options;

namespace CampaignMetrics.AspNetCore.Webhooks;

/// <summary>Lets so many requests of providers in as the options say.</summary>
internal sealed class WebhookLimiter(IOptions<CampaignWebhookOptions> options)
    : RequestLimiter(options.Value.RequestsPerSecond, options.Value.ConcurrentRequests);

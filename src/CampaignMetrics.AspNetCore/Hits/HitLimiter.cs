using Microsoft.Extensions.Options;

namespace CampaignMetrics.AspNetCore.Hits;

/// <summary>Lets so many requests of readers in as the options say.</summary>
internal sealed class HitLimiter(IOptions<CampaignTrackingOptions> options)
    : RequestLimiter(options.Value.RequestsPerSecond, options.Value.ConcurrentRequests);

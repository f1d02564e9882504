using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;

namespace CampaignMetrics.AspNetCore;

/// <summary>Lets only so many requests in.</summary>
internal abstract class RequestLimiter(int perSecond, int concurrent) : IDisposable
{
    // The address first: who sends too much shall not take the places of others.
    private readonly PartitionedRateLimiter<HttpContext> _limiter = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetTokenBucketLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = perSecond, TokensPerPeriod = perSecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            })),
        PartitionedRateLimiter.Create<HttpContext, string>(_ => RateLimitPartition.GetConcurrencyLimiter(
            "", _ => new ConcurrencyLimiterOptions
            {
                PermitLimit = concurrent, QueueLimit = (int)Math.Min(10L * concurrent, int.MaxValue),
            })));

    public ValueTask<RateLimitLease> EnterAsync(HttpContext context) =>
        _limiter.AcquireAsync(context, cancellationToken: context.RequestAborted);

    /// <summary>In how many whole seconds a request that was not let in may come again.</summary>
    public static int RetryAfter(RateLimitLease lease) =>
        lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? Math.Max(1, (int)Math.Ceiling(time.TotalSeconds)) : 1;

    public void Dispose() => _limiter.Dispose();
}

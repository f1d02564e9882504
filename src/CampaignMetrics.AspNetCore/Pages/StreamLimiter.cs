using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CampaignMetrics.AspNetCore.Pages;

/// <summary>Lets so many pages be told of changes as the options say.</summary>
internal sealed class StreamLimiter(IOptions<CampaignPageOptions> options) : IDisposable
{
    /// <summary>In seconds: a page has to be closed first.</summary>
    private const string RetryAfter = "10";

    // The user first: who opens too many shall not take the places of others.
    private readonly PartitionedRateLimiter<string> _ofUser = PartitionedRateLimiter.Create<string, string>(
        user => RateLimitPartition.GetConcurrencyLimiter(user, _ => Most(options.Value.StreamsOfUser)));
    private readonly ConcurrencyLimiter _ofAll = new(Most(options.Value.Streams));

    /// <summary>Lets a page in until the lease is disposed; null where it was refused, which the answer then says.</summary>
    public IDisposable? Enter(HttpContext context)
    {
        var ofUser = _ofUser.AttemptAcquire(UserOf(context));
        if (!ofUser.IsAcquired) return Refused(context, StatusCodes.Status429TooManyRequests, ofUser);
        var ofAll = _ofAll.AttemptAcquire();
        if (ofAll.IsAcquired) return new Leases(ofUser, ofAll);
        ofUser.Dispose();
        return Refused(context, StatusCodes.Status503ServiceUnavailable, ofAll);
    }

    public void Dispose()
    {
        _ofUser.Dispose();
        _ofAll.Dispose();
    }

    private static IDisposable? Refused(HttpContext context, int status, RateLimitLease lease)
    {
        lease.Dispose();
        context.Response.StatusCode = status;
        context.Response.Headers.RetryAfter = RetryAfter;
        return null;
    }

    private static string UserOf(HttpContext context) =>
        context.User.FindFirst(ClaimTypes.NameIdentifier)?.Value is { } id ? $"id {id}"
        : context.User.Identity?.Name is { } name ? $"name {name}"
        : $"address {context.Connection.RemoteIpAddress}";

    private static ConcurrencyLimiterOptions Most(int streams) => new() { PermitLimit = streams, QueueLimit = 0 };

    private sealed class Leases(RateLimitLease ofUser, RateLimitLease ofAll) : IDisposable
    {
        public void Dispose()
        {
            ofAll.Dispose();
            ofUser.Dispose();
        }
    }
}

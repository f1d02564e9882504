using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CampaignMetrics.DependencyInjection.Hosting;

/// <summary>Reads what other processes append, and stored catalogs.</summary>
internal sealed class LogFollowing(
    OpenLedgers ledgers, IOptions<CampaignMetricsOptions> options, TimeProvider time, ILogger<CampaignLedgers> logger)
    : LedgerWork("Following the log", ledgers, time, logger)
{
    private readonly TimeProvider _time = time;

    protected override TimeSpan? Interval => options.Value.RefreshInterval;

    protected override async Task DoAsync(OpenLedger open, CancellationToken cancellationToken)
    {
        await open.Ledger.RefreshAsync(cancellationToken).ConfigureAwait(false);
        open.FollowedAt = _time.GetTimestamp();
    }
}

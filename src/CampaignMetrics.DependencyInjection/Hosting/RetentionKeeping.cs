using CampaignMetrics.DependencyInjection.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CampaignMetrics.DependencyInjection.Hosting;

/// <summary>Deletes events that are older than the settings allow.</summary>
internal sealed class RetentionKeeping(
    OpenLedgers ledgers, IOptions<CampaignMetricsOptions> options, TimeProvider time, ILogger<CampaignLedgers> logger)
    : LedgerWork("Deleting old events", ledgers, time, logger)
{
    private readonly TimeProvider _time = time;
    private readonly ILogger _logger = logger;

    protected override TimeSpan? Interval => options.Value.Retention is null ? null : TimeSpan.FromDays(1);

    protected override async Task DoAsync(OpenLedger open, CancellationToken cancellationToken)
    {
        var before = _time.GetUtcNow() - options.Value.Retention!.Value;
        var events = await open.Ledger.DropBeforeAsync(before, cancellationToken).ConfigureAwait(false);
        if (events > 0) WorkLog.Dropped(_logger, open.Ledger.Name, before, events);
    }
}

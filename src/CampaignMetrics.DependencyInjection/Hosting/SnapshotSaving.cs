using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CampaignMetrics.DependencyInjection.Hosting;

/// <summary>Saves snapshots of ledgers that have changed, and once more when the host stops, so that the next start is quick.</summary>
internal sealed class SnapshotSaving(
    OpenLedgers ledgers, IOptions<CampaignMetricsOptions> options, TimeProvider time, ILogger<CampaignLedgers> logger)
    : LedgerWork("Saving a snapshot", ledgers, time, logger)
{
    private readonly OpenLedgers _ledgers = ledgers;

    protected override TimeSpan? Interval => options.Value.SnapshotInterval;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        if (Interval is not null) await DoAllAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override async Task DoAsync(OpenLedger open, CancellationToken cancellationToken)
    {
        var positions = open.Ledger.Positions;
        if (positions.AsSpan().SequenceEqual(open.SavedPositions.AsSpan())) return;
        if ((await _ledgers.StoreAsync(cancellationToken).ConfigureAwait(false)).Snapshots is null) return;
        await open.Ledger.SaveSnapshotAsync(cancellationToken).ConfigureAwait(false);
        open.SavedPositions = positions;
    }
}

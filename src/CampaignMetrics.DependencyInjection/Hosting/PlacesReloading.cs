using CampaignMetrics.DependencyInjection.Telemetry;
using CampaignMetrics.Geolocation;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CampaignMetrics.DependencyInjection.Hosting;

/// <summary>Takes a newer database of places into use.</summary>
internal sealed class PlacesReloading(PlacesFile file, OpenLedgers ledgers, TimeProvider time, ILogger<CampaignLedgers> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        var told = false;
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            var result = file.Reload();
            if (result == ReloadResult.Reloaded) Replace();
            else if (result == ReloadResult.Rejected && !told) WorkLog.RefusedPlaces(logger, file.Problem);
            told = result == ReloadResult.Rejected;
        }
    }

    private void Replace()
    {
        foreach (var open in ledgers.All) open.Ledger.Messages.Enrichment = file.AddTo(open.Ledger.Messages.Enrichment);
        WorkLog.HasNewPlaces(logger, file.Day);
    }
}

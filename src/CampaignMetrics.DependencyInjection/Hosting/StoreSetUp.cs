using CampaignMetrics.DependencyInjection.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CampaignMetrics.DependencyInjection.Hosting;

/// <summary>Opens the store and its ledgers before the host takes requests: what is wrong with the store stops the start.</summary>
internal sealed class StoreSetUp(OpenLedgers ledgers, ILogger<CampaignLedgers> logger) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await ledgers.StoreAsync(cancellationToken).ConfigureAwait(false);
        var opening = ledgers.Names.Select(name => ledgers.GetAsync(name, cancellationToken));
        foreach (var open in await Task.WhenAll(opening).ConfigureAwait(false))
            if (open.Ledger.SnapshotProblem is { } problem) WorkLog.HasSnapshotProblem(logger, open.Ledger.Name, problem);
        WorkLog.IsOpen(logger, ledgers.Names.Count);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

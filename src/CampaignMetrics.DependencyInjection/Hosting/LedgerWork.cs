using CampaignMetrics.DependencyInjection.Telemetry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CampaignMetrics.DependencyInjection.Hosting;

/// <summary>Work that is done for each open ledger, again and again. A failure is told once, and does not end it.</summary>
internal abstract class LedgerWork(string name, OpenLedgers ledgers, TimeProvider time, ILogger logger) : BackgroundService
{
    /// <summary>So that a slow ledger does not hold up all others.</summary>
    private const int AtOnce = 4;

    // What was told of a ledger, so that it is told once. Under the lock.
    private readonly Dictionary<string, string> _told = new(StringComparer.Ordinal);

    /// <summary>How often; null for never.</summary>
    protected abstract TimeSpan? Interval { get; }

    /// <summary>Does the work for one ledger.</summary>
    protected abstract Task DoAsync(OpenLedger open, CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (Interval is not { } interval) return;
        using var timer = new PeriodicTimer(interval, time);
        do await DoAllAsync(stoppingToken).ConfigureAwait(false);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false));
    }

    protected Task DoAllAsync(CancellationToken cancellationToken) => Parallel.ForEachAsync(
        ledgers.All, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
        async (open, token) => await TryAsync(open, token).ConfigureAwait(false));

    private async Task TryAsync(OpenLedger open, CancellationToken cancellationToken)
    {
        try
        {
            await DoAsync(open, cancellationToken).ConfigureAwait(false);
            if (IsNews(open, null)) WorkLog.WorksAgain(logger, name, open.Ledger.Name);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            if (IsNews(open, e.Message)) WorkLog.Failed(logger, name, open.Ledger.Name, e.Message);
        }
    }

    private bool IsNews(OpenLedger open, string? problem)
    {
        lock (_told)
        {
            if (problem is null) return _told.Remove(open.Ledger.Name);
            if (_told.GetValueOrDefault(open.Ledger.Name) == problem) return false;
            _told[open.Ledger.Name] = problem;
            return true;
        }
    }
}

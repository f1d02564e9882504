using System.Globalization;
using CampaignMetrics.DependencyInjection.Telemetry;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CampaignMetrics.DependencyInjection.Hosting;

/// <summary>Whether the store can be reached, and ledgers are near the ends of their logs.</summary>
internal sealed class StoreCheck(OpenLedgers ledgers, Instruments instruments, IOptions<CampaignMetricsOptions> options) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var store = await ledgers.StoreAsync(cancellationToken).ConfigureAwait(false);
            await store.Log.FindAsync(ledgers.Names.FirstOrDefault("health"), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or InvalidOperationException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The store cannot be used.", e);
        }
        var lag = instruments.LagOf(ledgers);
        var data = new Dictionary<string, object>(StringComparer.Ordinal) { ["lagSeconds"] = lag.TotalSeconds };
        return lag > options.Value.MaxLag
            ? new HealthCheckResult(context.Registration.FailureStatus, Behind(lag), data: data)
            : HealthCheckResult.Healthy(data: data);
    }

    private static string Behind(TimeSpan lag) =>
        string.Create(CultureInfo.InvariantCulture, $"A ledger has not read its log for {lag.TotalSeconds:F0} seconds.");
}

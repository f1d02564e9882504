using CampaignMetrics.DependencyInjection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CampaignMetrics.AspNetCore.Reports;

/// <summary>Makes what answers, once it is known which ledgers there are.</summary>
internal sealed class ReportEndpointFactory(IServiceProvider services, SeenLedgersFactory ledgers)
{
    /// <param name="ledger">The ledger of all requests; null where the address names it.</param>
    /// <exception cref="InvalidOperationException">There are several ledgers, and nothing says who sees which.</exception>
    public ReportEndpoint Make(string? ledger) => new(
        ledgers.Make(ledger), services.GetRequiredService<ReportTags>(), services.GetRequiredService<ReportTelemetry>(),
        services.GetRequiredService<IOptions<CampaignMetricsOptions>>(), services.GetRequiredService<TimeProvider>());
}

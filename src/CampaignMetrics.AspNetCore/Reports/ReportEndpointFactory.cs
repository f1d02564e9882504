using CampaignMetrics.DependencyInjection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CampaignMetrics.AspNetCore.Reports;

/// <summary>Makes what answers, once it is known which ledgers there are.</summary>
internal sealed class ReportEndpointFactory(IServiceProvider services, IOptions<CampaignMetricsOptions> options)
{
    /// <param name="ledger">The ledger of all requests; null where the address names it.</param>
    /// <exception cref="InvalidOperationException">There are several ledgers, and nothing says who sees which.</exception>
    public ReportEndpoint Make(string? ledger)
    {
        var visibility = services.GetService<IReportVisibility>();
        var isOne = ledger is not null || options.Value is { TakesAnyLedger: false, Ledgers.Count: 1 };
        if (visibility is null && !isOne)
            throw new InvalidOperationException(
                "There are several ledgers: say in AddReports who sees which, or register an IReportVisibility.");
        return new ReportEndpoint(
            services.GetRequiredService<CampaignLedgers>(),
            visibility ?? new GivenVisibility((_, _) => ReportAccess.WithoutContacts), services.GetRequiredService<ReportTags>(),
            services.GetRequiredService<ReportTelemetry>(), options, services.GetRequiredService<TimeProvider>());
    }
}

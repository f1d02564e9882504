using System.Security.Claims;
using CampaignMetrics.DependencyInjection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CampaignMetrics.AspNetCore.Reports;

/// <summary>Makes what finds ledgers, once it is known which there are, and who says who sees them.</summary>
internal sealed class SeenLedgersFactory(IServiceProvider services, CampaignLedgers ledgers, IOptions<CampaignMetricsOptions> options)
{
    /// <param name="ledger">The ledger of all requests; null where the address names it.</param>
    /// <exception cref="InvalidOperationException">There are several ledgers, and nothing says who sees which.</exception>
    public SeenLedgers Make(string? ledger)
    {
        var visibility = services.GetService<IReportVisibility>();
        var isOne = ledger is not null || options.Value is { TakesAnyLedger: false, Ledgers.Count: 1 };
        if (visibility is null && !isOne)
            throw new InvalidOperationException(
                "There are several ledgers: say in AddReports or AddPages who sees which, or register an IReportVisibility.");
        return new SeenLedgers(ledgers, visibility ?? new GivenVisibility((_, _) => ReportAccess.WithoutContacts));
    }
}

/// <summary>What reports and pages have in common.</summary>
internal static class SeenLedgerServices
{
    /// <param name="services">The services.</param>
    /// <param name="see">Decides what a user sees of a ledger; null where something else does.</param>
    public static IServiceCollection AddSeenLedgers(this IServiceCollection services, Func<ClaimsPrincipal, string, ReportAccess?>? see)
    {
        if (see is not null) services.Replace(ServiceDescriptor.Singleton<IReportVisibility>(new GivenVisibility(see)));
        services.TryAddSingleton<ReportTags>();
        services.TryAddSingleton<ReportTelemetry>();
        services.TryAddSingleton<SeenLedgersFactory>();
        return services;
    }
}

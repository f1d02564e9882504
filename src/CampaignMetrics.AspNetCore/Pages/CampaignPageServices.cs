using System.Security.Claims;
using CampaignMetrics.AspNetCore;
using CampaignMetrics.AspNetCore.Pages;
using CampaignMetrics.AspNetCore.Reports;
using CampaignMetrics.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds live pages to the services of a host; <c>MapCampaignPages</c> gives them an address.</summary>
/// <example>
/// <code>
/// builder.AddPages((user, ledger) =&gt; user.IsInRole(ledger) ? ReportAccess.All : null);
/// </code>
/// </example>
public static class CampaignPageServices
{
    /// <summary>Adds live pages.</summary>
    /// <param name="builder">The builder of CampaignMetrics.</param>
    /// <param name="see">Decides what a user sees of a ledger, in pages and reports; null for nothing of it. Called by many threads at
    /// once. Null for what <c>AddReports</c> was given, or the <see cref="IReportVisibility"/> among the services or, without one,
    /// <see cref="ReportAccess.WithoutContacts"/> for every user whom the host lets in, which is only taken for a single ledger.</param>
    /// <param name="configure">Sets what pages show, and limits; null for the defaults.</param>
    public static CampaignMetricsBuilder AddPages(
        this CampaignMetricsBuilder builder, Func<ClaimsPrincipal, string, ReportAccess?>? see = null,
        Action<CampaignPageOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services.AddSeenLedgers(see);
        var options = services.AddOptions<CampaignPageOptions>();
        if (configure is not null) options.Configure(configure);
        services.TryAddSingleton<PageReader>();
        services.TryAddSingleton<LatestPages>();
        services.TryAddSingleton<LedgerWatches>();
        services.TryAddSingleton<ChangeStreams>();
        services.TryAddSingleton<StreamLimiter>();
        services.TryAddSingleton<PageTelemetry>();
        services.TryAddSingleton<PageEndpointFactory>();
        return builder;
    }
}

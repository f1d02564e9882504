using System.Security.Claims;
using CampaignMetrics.AspNetCore;
using CampaignMetrics.AspNetCore.Reports;
using CampaignMetrics.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds reports over HTTP to the services of a host; <c>MapCampaignReports</c> gives them an address.</summary>
/// <example>
/// <code>
/// builder.AddReports((user, ledger) =&gt; user.IsInRole(ledger) ? ReportAccess.All : null);
/// </code>
/// </example>
public static class CampaignReportServices
{
    /// <summary>Adds reports.</summary>
    /// <param name="builder">The builder of CampaignMetrics.</param>
    /// <param name="see">Decides what a user sees of a ledger; null for nothing of it. Called by many threads at once. Null for the
    /// <see cref="IReportVisibility"/> among the services or, without one, <see cref="ReportAccess.WithoutContacts"/> for every user whom
    /// the host lets in, which is only taken for a single ledger.</param>
    public static CampaignMetricsBuilder AddReports(
        this CampaignMetricsBuilder builder, Func<ClaimsPrincipal, string, ReportAccess?>? see = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSeenLedgers(see).TryAddSingleton<ReportEndpointFactory>();
        return builder;
    }
}

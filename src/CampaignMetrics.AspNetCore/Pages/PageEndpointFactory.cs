using CampaignMetrics.AspNetCore.Reports;
using CampaignMetrics.Html;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignMetrics.AspNetCore.Pages;

/// <summary>Makes what answers, once it is known which ledgers there are.</summary>
internal sealed class PageEndpointFactory(IServiceProvider services, SeenLedgersFactory ledgers)
{
    /// <param name="ledger">The ledger of all requests; null where the address names it.</param>
    /// <exception cref="InvalidOperationException">There are several ledgers, and nothing says who sees which; or this build has no
    /// page.</exception>
    public (PageEndpoint Pages, ChangeEndpoint Changes) Make(string? ledger)
    {
        var seen = ledgers.Make(ledger);
        return (
            ActivatorUtilities.CreateInstance<PageEndpoint>(services, seen, HtmlReportParts.LivePolicy),
            ActivatorUtilities.CreateInstance<ChangeEndpoint>(services, seen));
    }
}

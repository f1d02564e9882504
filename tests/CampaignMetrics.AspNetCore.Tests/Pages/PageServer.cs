using System.Security.Claims;
using CampaignMetrics.AspNetCore.Tests.Reports;
using CampaignMetrics.Html;
using CampaignMetrics.Tests.Support.Stores;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CampaignMetrics.AspNetCore.Tests.Pages;

/// <summary>A server with live pages, and reports, of some events.</summary>
internal static class PageServer
{
    public const int Batches = 8;

    public const string Page = "/campaigns/newsletter", Parts = Page + "/parts/", Changes = Page + "/changes";

    public static async Task<Served> StartAsync(
        Func<ClaimsPrincipal, string, ReportAccess?>? see = null, Action<WebApplication>? map = null, IEventLog? log = null,
        Action<CampaignPageOptions>? configure = null, TimeProvider? time = null, int batches = Batches)
    {
        if (!HtmlReport.IsAvailable) Needs.Missing("Node.js, which bundles the page");
        var served = await Served.StartAsync(
            campaigns => campaigns.AddReports(see ?? ((_, _) => ReportAccess.All)).AddPages(configure: configure),
            map ?? MapOpen, log,
            builder =>
            {
                HeaderUsers.AddTo(builder);
                if (time is not null) builder.Services.Replace(ServiceDescriptor.Singleton(time));
            });
        for (var batch = 0; batch < batches; batch++) await served.AppendAsync(batch);
        return served;
    }

    public static Task AppendAsync(this Served served, int batch) =>
        served.Ledgers.AppendAsync(Served.Ledger, "test", Some.Batch(batch), TestContext.Current.CancellationToken);

    private static void MapOpen(WebApplication app)
    {
        app.MapCampaignReports("/api").AllowAnonymous();
        app.MapCampaignPages("/campaigns").AllowAnonymous();
    }
}

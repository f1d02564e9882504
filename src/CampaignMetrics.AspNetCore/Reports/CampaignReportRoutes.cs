using CampaignMetrics.AspNetCore;
using CampaignMetrics.AspNetCore.Reports;
using CampaignMetrics.AspNetCore.Reports.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Gives reports an address.</summary>
/// <example>
/// <code>
/// app.MapCampaignReports("/api").RequireAuthorization("analysts"); // GET /api/newsletter/report?campaign=spring
/// </code>
/// </example>
public static class CampaignReportRoutes
{
    private const string Ledger = "ledger";

    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps <c>PREFIX/LEDGER/REPORT</c>, or <c>PREFIX/REPORT</c> for one ledger, and <c>PREFIX/openapi.json</c>, which describes
    /// them. A user has to be authenticated, unless the host says <c>AllowAnonymous()</c>; <c>RequireAuthorization</c> with a policy takes
    /// the place of that.</summary>
    /// <param name="endpoints">The routes of the application.</param>
    /// <param name="prefix">What the addresses begin with, such as <c>/api</c>.</param>
    /// <param name="ledger">The ledger of all requests; null where the address names it.</param>
    /// <returns>The routes, which take further conventions.</returns>
    /// <exception cref="ArgumentException"><paramref name="prefix"/> is no pattern of a route, or <paramref name="ledger"/> is
    /// empty.</exception>
    /// <exception cref="InvalidOperationException"><c>AddReports</c> was not called, or nothing says who sees which of several
    /// ledgers.</exception>
    public static IEndpointConventionBuilder MapCampaignReports(this IEndpointRouteBuilder endpoints, string prefix, string? ledger = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(prefix);
        if (ledger is not null) ArgumentException.ThrowIfNullOrEmpty(ledger);
        var factory = endpoints.ServiceProvider.GetService<ReportEndpointFactory>()
            ?? throw new InvalidOperationException("There are no reports: call AddReports behind AddCampaignMetrics.");
        var endpoint = factory.Make(ledger);
        var group = endpoints.GroupAt(prefix);
        foreach (var route in ReportRoutes.All)
            group.MapMethods(ledger is null ? $"{{{Ledger}}}/{route.Name}" : route.Name, Methods, context => endpoint.AnswerAsync(
                context, ledger ?? (string)context.Request.RouteValues[Ledger]!, route));
        var document = new OpenApiDocument(namesLedger: ledger is null);
        group.MapMethods(OpenApiDocument.Name, Methods, document.AnswerAsync);
        group.CloseToStrangers();
        return group;
    }
}

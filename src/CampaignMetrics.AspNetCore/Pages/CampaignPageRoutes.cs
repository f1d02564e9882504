using CampaignMetrics.AspNetCore;
using CampaignMetrics.AspNetCore.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Gives live pages an address.</summary>
/// <example>
/// <code>
/// app.MapCampaignPages("/campaigns").RequireAuthorization("analysts"); // GET /campaigns/newsletter?campaign=spring
/// </code>
/// </example>
public static class CampaignPageRoutes
{
    private const string Ledger = "ledger", Part = "part";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head], Following = [HttpMethods.Get];

    /// <summary>Maps <c>PREFIX/LEDGER</c>, or <c>PREFIX</c> for one ledger, and below it the parts of the page and what tells it of
    /// changes. A user has to be authenticated, unless the host says <c>AllowAnonymous()</c>; <c>RequireAuthorization</c> with a policy
    /// takes the place of that.</summary>
    /// <param name="endpoints">The routes of the application.</param>
    /// <param name="prefix">What the addresses begin with, such as <c>/campaigns</c>.</param>
    /// <param name="ledger">The ledger of all requests; null where the address names it.</param>
    /// <returns>The routes, which take further conventions.</returns>
    /// <exception cref="ArgumentException"><paramref name="prefix"/> is no pattern of a route, or <paramref name="ledger"/> is
    /// empty.</exception>
    /// <exception cref="InvalidOperationException"><c>AddPages</c> was not called, nothing says who sees which of several ledgers, or this
    /// build of CampaignMetrics.Html has no page.</exception>
    public static IEndpointConventionBuilder MapCampaignPages(this IEndpointRouteBuilder endpoints, string prefix, string? ledger = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(prefix);
        if (ledger is not null) ArgumentException.ThrowIfNullOrEmpty(ledger);
        var factory = endpoints.ServiceProvider.GetService<PageEndpointFactory>()
            ?? throw new InvalidOperationException("There are no pages: call AddPages behind AddCampaignMetrics.");
        var (pages, changes) = factory.Make(ledger);
        var group = endpoints.GroupAt(prefix);
        var own = ledger is null ? group.MapGroup($"{{{Ledger}}}") : group;
        own.MapMethods("", Reading, context => pages.AnswerAsync(context, LedgerOf(context)));
        own.MapMethods($"parts/{{{Part}}}", Reading, context => pages.AnswerPartAsync(
            context, LedgerOf(context), (string)context.Request.RouteValues[Part]!));
        own.MapMethods("changes", Following, context => changes.AnswerAsync(context, LedgerOf(context)));
        group.CloseToStrangers();
        return group;

        string LedgerOf(HttpContext context) => ledger ?? (string)context.Request.RouteValues[Ledger]!;
    }
}

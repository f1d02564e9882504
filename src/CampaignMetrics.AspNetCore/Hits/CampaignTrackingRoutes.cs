using CampaignMetrics.AspNetCore;
using CampaignMetrics.AspNetCore.Hits;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Gives tracked mail an address.</summary>
public static class CampaignTrackingRoutes
{
    private const string Token = "token";

    /// <summary>Maps <c>PREFIX/TOKEN</c>: pixels, links, steps of viewing, and unsubscriptions. Readers are no users of the host, so the
    /// addresses are open also where it lets in only users otherwise: what proves a request is its token.</summary>
    /// <param name="endpoints">The routes of the application.</param>
    /// <param name="prefix">What the addresses begin with, such as <c>/t</c>.</param>
    /// <returns>The routes, which take further conventions.</returns>
    /// <exception cref="ArgumentException"><paramref name="prefix"/> is no pattern of a route, or a key is none.</exception>
    /// <exception cref="InvalidOperationException"><c>AddTracking</c> was not called, or gives no keys.</exception>
    public static IEndpointConventionBuilder MapCampaignTracking(this IEndpointRouteBuilder endpoints, string prefix)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(prefix);
        var endpoint = endpoints.ServiceProvider.GetService<HitEndpoint>()
            ?? throw new InvalidOperationException("There is no tracking: call AddTracking behind AddCampaignMetrics.");
        var group = endpoints.GroupAt(prefix);
        group.Map($"{{{Token}}}", (RequestDelegate)(context => endpoint.AnswerAsync(context, (string)context.Request.RouteValues[Token]!)));
        group.OpenToAll();
        return group;
    }
}

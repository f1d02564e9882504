using CampaignMetrics.AspNetCore;
using CampaignMetrics.AspNetCore.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Gives the webhooks of email providers an address.</summary>
/// <example>
/// <code>
/// app.MapCampaignWebhooks("/webhooks");                            // POST /webhooks/newsletter/sendgrid
/// app.MapCampaignWebhooks("/hooks", ledger: "newsletter");         // POST /hooks/sendgrid
/// </code>
/// </example>
public static class CampaignWebhookRoutes
{
    private const string Ledger = "ledger", Provider = "provider";

    private static readonly string[] Methods = [HttpMethods.Post, HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps <c>PREFIX/LEDGER/PROVIDER</c>, or <c>PREFIX/PROVIDER</c> for one ledger. Whoever knows the address may post, also
    /// where the host lets in only users otherwise: what proves a request is its verifier.</summary>
    /// <param name="endpoints">The routes of the application.</param>
    /// <param name="prefix">What the addresses begin with, such as <c>/webhooks</c>.</param>
    /// <param name="ledger">The ledger of all requests; null where the address names it.</param>
    /// <returns>The routes, which take further conventions.</returns>
    /// <exception cref="ArgumentException"><paramref name="prefix"/> is no pattern of a route, or <paramref name="ledger"/> is
    /// empty.</exception>
    /// <exception cref="InvalidOperationException"><c>AddWebhooks</c> was not called, or what was added does not fit together.</exception>
    public static IEndpointConventionBuilder MapCampaignWebhooks(this IEndpointRouteBuilder endpoints, string prefix, string? ledger = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(prefix);
        if (ledger is not null) ArgumentException.ThrowIfNullOrEmpty(ledger);
        var endpoint = endpoints.ServiceProvider.GetService<WebhookEndpoint>()
            ?? throw new InvalidOperationException("There are no webhooks: call AddWebhook or AddWebhooks behind AddCampaignMetrics.");
        var group = endpoints.GroupAt(prefix);
        group.MapMethods(ledger is null ? $"{{{Ledger}}}/{{{Provider}}}" : $"{{{Provider}}}", Methods, AnswerAsync);
        group.OpenToAll();
        return group;

        Task AnswerAsync(HttpContext context) => endpoint.AnswerAsync(
            context, ledger ?? (string)context.Request.RouteValues[Ledger]!, (string)context.Request.RouteValues[Provider]!);
    }
}

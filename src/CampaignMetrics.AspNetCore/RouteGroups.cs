using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace CampaignMetrics.AspNetCore;

/// <summary>Groups of routes under a prefix that a host states.</summary>
internal static class RouteGroups
{
    /// <exception cref="ArgumentException">The prefix is no pattern of a route.</exception>
    public static RouteGroupBuilder GroupAt(this IEndpointRouteBuilder endpoints, string prefix)
    {
        try
        {
            return endpoints.MapGroup(RoutePatternFactory.Parse(prefix));
        }
        catch (RoutePatternException e)
        {
            throw new ArgumentException(e.Message, nameof(prefix), e);
        }
    }

    /// <summary>Lets everybody in: providers and readers are no users of the host, and a policy for all addresses is not meant for
    /// these, unless it says so.</summary>
    public static void OpenToAll(this IEndpointConventionBuilder conventions) => conventions.Finally(Open);

    /// <summary>Asks for an authenticated user where the host has not decided.</summary>
    public static void CloseToStrangers(this IEndpointConventionBuilder conventions) => conventions.Finally(Close);

    private static void Close(EndpointBuilder endpoint)
    {
        if (!endpoint.Metadata.Any(item => item is IAllowAnonymous or IAuthorizeData)) endpoint.Metadata.Add(new AuthorizeAttribute());
    }

    private static void Open(EndpointBuilder endpoint)
    {
        if (!endpoint.Metadata.Any(item => item is IAuthorizeData)) endpoint.Metadata.Add(new AllowAnonymousAttribute());
    }
}

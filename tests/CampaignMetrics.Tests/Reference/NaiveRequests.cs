using CampaignMetrics.UserAgents;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Section 4, rules 3 and 4: what a request tells of a program.</summary>
internal static class NaiveRequests
{
    private static readonly string[] Purposes = ["prefetch", "preview", "prerender"];

    /// <summary>The rules with their ids, in order.</summary>
    public static IEnumerable<(string Rule, Func<NaiveEvent, bool> Holds)> Rules(NaiveOptions options) =>
    [
        ("prefetch", happened => IsHead(happened) || IsAhead(happened)),
        ("scanner-network", click => click.Is("clicked") && options.Scanners?.Contains(NaiveSources.IpOf(click)) == true),
        ("empty-agent", happened => happened.UserAgent == ""),
        ("known-agent", happened => NaiveSources.AgentOf(happened).Kind is AgentKind.Bot or AgentKind.Library),
        ("proxy-click", click => click.Is("clicked") && NaiveSources.IsByProxyAgent(click)),
    ];

    private static bool IsHead(NaiveEvent happened) => string.Equals(happened.Method?.Trim(), "HEAD", StringComparison.OrdinalIgnoreCase);

    /// <summary>A purpose header that contains one of the words, in any case.</summary>
    private static bool IsAhead(NaiveEvent happened) =>
        Purposes.Any(word => happened.Purpose?.Contains(word, StringComparison.OrdinalIgnoreCase) == true);
}

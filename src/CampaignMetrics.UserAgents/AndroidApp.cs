using System.Collections.Frozen;
using CampaignMetrics.UserAgents.Matching;

namespace CampaignMetrics.UserAgents;

/// <summary>
/// Recognises mail apps on Android by the <c>X-Requested-With</c> header: their web views send a plain browser's user agent, and name the
/// app only there, by its package name.
/// </summary>
internal static class AndroidApp
{
    private static readonly FrozenDictionary<string, (string Client, string Rule)> Apps = RuleTable.ReadEmbedded("android-mail-apps")
        .SelectMany(row => row.When.Split(" | ").Select(package => KeyValuePair.Create(package, (row.Name, "requested-with/" + package))))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Replaces the browser by the mail app where the package is known; proxies, bots and mail clients stay as they are.</summary>
    public static UserAgent Refine(UserAgent agent, string requestedWith) =>
        agent.Kind is AgentKind.Browser or AgentKind.Unknown or AgentKind.App && Apps.TryGetValue(requestedWith, out var app)
            ? agent with { Client = app.Client, Version = null, Kind = AgentKind.MailClient, Rule = app.Rule }
            : agent;
}

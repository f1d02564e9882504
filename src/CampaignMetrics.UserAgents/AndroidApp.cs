using System.Collections.Frozen;
using CampaignMetrics.UserAgents.Matching;

namespace CampaignMetrics.UserAgents;

/// <summary>Android web views send a plain browser's user agent and name their app only in <c>X-Requested-With</c>, by its package
/// name.</summary>
internal static class AndroidApp
{
    private static readonly FrozenDictionary<string, (string Client, string Rule)> Apps = RuleTable.ReadEmbedded("android-mail-apps")
        .SelectMany(row => row.When.Split(" | ").Select(package => KeyValuePair.Create(package, (row.Name, "requested-with/" + package))))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The mail app's name in place of the browser's, where the package is known and the program is not a machine.</summary>
    public static UserAgent Refine(UserAgent agent, string requestedWith) =>
        agent.Kind is AgentKind.Browser or AgentKind.Unknown or AgentKind.App && Apps.TryGetValue(requestedWith, out var app)
            ? agent with { Client = app.Client, Version = null, Kind = AgentKind.MailClient, Rule = app.Rule }
            : agent;
}

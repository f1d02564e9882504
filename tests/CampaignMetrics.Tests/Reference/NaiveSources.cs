using System.Net;
using System.Text.RegularExpressions;
using CampaignMetrics.UserAgents;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Section 1: where a request came from, and by which program.</summary>
internal static partial class NaiveSources
{
    /// <summary>The address; what is no IP counts as none, <c>::ffff:192.0.2.1</c> is <c>192.0.2.1</c>.</summary>
    public static IPAddress? IpOf(NaiveEvent happened)
    {
        var text = happened.Text("ip")?.Trim();
        if (text is null || !(FourNumbers().IsMatch(text) || text.Contains(':', StringComparison.Ordinal))) return null;
        if (!IPAddress.TryParse(text, out var address)) return null;
        return address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
    }

    /// <summary>Equal IPs; where one of two events has none, equal, given, non-empty user agents.</summary>
    public static bool IsSame(NaiveEvent one, NaiveEvent other) => (IpOf(one), IpOf(other)) switch
    {
        ({ } ip, { } others) => ip.Equals(others),
        _ => one.UserAgent is { Length: > 0 } agent && agent == other.UserAgent,
    };

    /// <summary>What the product's classifier knows of the program.</summary>
    public static UserAgent AgentOf(NaiveEvent happened) => UserAgent.Parse(happened.UserAgent);

    public static bool IsByImageProxy(NaiveEvent happened) => AgentOf(happened).Kind == AgentKind.WebmailProxy;

    public static bool IsByProxyAgent(NaiveEvent happened) =>
        AgentOf(happened).Kind is AgentKind.WebmailProxy or AgentKind.PrivacyProxy;

    [GeneratedRegex(@"^\d{1,3}(\.\d{1,3}){3}$", RegexOptions.CultureInvariant)]
    private static partial Regex FourNumbers();
}

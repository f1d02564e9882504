using CampaignMetrics.UserAgents;

namespace CampaignMetrics.TrackedMail;

/// <summary>The measurement of how long a message stays open, as a chain of redirects. A step's token says which it is and when the
/// message was opened, so the server keeps nothing.</summary>
internal sealed class Viewing(TrackingKeys keys, EndpointOptions options)
{
    /// <summary>How much later than possible a step may come: who asks again later has kept the address, and views nothing.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(30);

    /// <summary>The first step, which proves that the program follows redirects; null where nothing can be measured.</summary>
    public string? Begin(TrackingHit hit, TrackingToken token) =>
        hit.IsHead || hit.AnyPurpose is not null || !IsSeenWhileFetched(hit.UserAgent)
            ? null
            : Location(token, 1, DateTimeOffset.FromUnixTimeMilliseconds(hit.At.ToUnixTimeMilliseconds()));

    /// <summary>How long the message is open at a step; null if that is not known.</summary>
    public TimeSpan? Elapsed(TrackingHit hit, TrackingToken token)
    {
        if (token.OpenedAt is not { } opened) return null;
        var elapsed = hit.At - opened;
        // Clocks of several servers differ a little.
        if (elapsed < TimeSpan.Zero) elapsed = TimeSpan.Zero;
        return elapsed <= options.Viewing.Longest + Slack ? elapsed : null;
    }

    /// <summary>The step after this one; null if it is the last.</summary>
    public string? Next(TrackingHit hit, TrackingToken token)
    {
        // The first step comes at once, and each further one an interval later.
        var isLast = token.Step >= ViewingOptions.MaxSteps || options.Viewing.Interval * token.Step > options.Viewing.Longest;
        return isLast || hit.IsHead ? null : Location(token, token.Step + 1, token.OpenedAt!.Value);
    }

    private string Location(TrackingToken token, int step, DateTimeOffset opened) => options.BaseUrl + keys.Write(token with
    {
        Kind = TokenKind.View, Step = step, OpenedAt = opened, MeasuresViewing = false,
    });

    /// <summary>Whether the program shows the picture that it loads. Proxies keep it, and load it when they like.</summary>
    private static bool IsSeenWhileFetched(string? agent) => UserAgent.Parse(agent).Kind switch
    {
        AgentKind.MailClient or AgentKind.Browser or AgentKind.App or AgentKind.Unknown => true,
        AgentKind.WebmailProxy or AgentKind.PrivacyProxy or AgentKind.Bot or AgentKind.Library => false,
    };
}

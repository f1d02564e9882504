using CampaignMetrics;

namespace Plain;

/// <summary>Who made the requests of one message: the first rule that holds decides.</summary>
internal static class ActorRules
{
    private static readonly string[] Bots =
        ["bot", "crawl", "spider", "scan", "barracuda", "curl/", "wget/", "python-", "go-http-client", "java/", "okhttp", "headless"];

    private static readonly Dictionary<string, bool> IsBot = [];

    private static readonly TimeSpan Nearby = TimeSpan.FromMinutes(15), Window = TimeSpan.FromSeconds(10);

    public static bool IsImageProxy(string? userAgent) =>
        userAgent is not null
            && (
                userAgent.Contains("GoogleImageProxy", StringComparison.Ordinal)
                    || userAgent.Contains("YahooMailProxy", StringComparison.Ordinal));

    /// <param name="requests">By time.</param>
    public static void Apply(List<Request> requests)
    {
        var traps = requests.FindAll(request => request is { Type: RequestType.Clicked, Role: "honeypot", Stated: null });
        foreach (var request in requests) ApplyAlone(request, traps);
        var bursts = FindBursts(requests.FindAll(request => request is { Type: RequestType.Clicked, Rule: null }));
        foreach (var click in bursts) click.Label(Actor.Automation, "burst");
        if (bursts.Count == 0) return;
        foreach (var request in requests)
            if (request.Rule is null && bursts.Any(click => IsNear(request, click))) request.Label(Actor.Automation, "near-burst");
    }

    private static void ApplyAlone(Request request, List<Request> traps)
    {
        if (request.Stated is { } stated) request.Label(stated, "stated");
        else if (request is { Type: RequestType.Clicked, Role: "honeypot" }) request.Label(Actor.Automation, "honeypot");
        else if (traps.Exists(trap => IsNear(request, trap))) request.Label(Actor.Automation, "near-honeypot");
        else if (request.IsPrefetch) request.Label(Actor.Automation, "prefetch");
        else if (request.UserAgent is not { } agent) return;
        else if (IsKnownBot(agent)) request.Label(Actor.Automation, "known-agent");
        else if (string.IsNullOrWhiteSpace(agent)) request.Label(Actor.Automation, "empty-agent");
        else if (agent == "Mozilla/5.0" && request.Type != RequestType.Clicked) request.Label(Actor.PrivacyProxy, "privacy-proxy");
    }

    /// <summary>The clicks in some window of ten seconds that holds clicks on three distinct links.</summary>
    private static HashSet<Request> FindBursts(List<Request> clicks)
    {
        var bursts = new HashSet<Request>();
        if (clicks.Count < 3) return bursts;
        foreach (var first in clicks)
        {
            var window = clicks.FindAll(click => click.At >= first.At && click.At - first.At <= Window);
            if (window.DistinctBy(click => click.Url).Count() >= 3) bursts.UnionWith(window);
        }
        return bursts;
    }

    private static bool IsNear(Request request, Request other) =>
        ((request.Ip is not null && request.Ip == other.Ip) || (request.UserAgent is not null && request.UserAgent == other.UserAgent))
        && (request.At - other.At).Duration() <= Nearby;

    private static bool IsKnownBot(string userAgent)
    {
        if (!IsBot.TryGetValue(userAgent, out var isBot))
            IsBot.Add(userAgent, isBot = Array.Exists(Bots, word => userAgent.Contains(word, StringComparison.OrdinalIgnoreCase)));
        return isBot;
    }
}

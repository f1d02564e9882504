
namespace Plain;

/// <summary>Who made the requests of one message: the first rule that holds decides.</summary>
internal static class ActorRules
{
    private static readonly string[] Bots = ["bot", "crawl", "spider", "scan", "barracuda", "headless"];

    /// <summary>How browsers and mail clients begin; what begins otherwise is a program.</summary>
    private static readonly string[] Clients = ["Mozilla/", "Outlook-", "YahooMailProxy"];

    private static readonly Dictionary<string, bool> IsBot = [];

    private static readonly TimeSpan Nearby = TimeSpan.FromMinutes(15), Soon = TimeSpan.FromMinutes(5), Ahead = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Clocks = TimeSpan.FromSeconds(2), Window = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(999);

    public static bool IsImageProxy(string? userAgent) =>
        userAgent is not null
            && (
                userAgent.Contains("GoogleImageProxy", StringComparison.Ordinal)
                    || userAgent.Contains("YahooMailProxy", StringComparison.Ordinal));

    /// <param name="message">Its requests by time.</param>
    public static void Apply(Message message)
    {
        var requests = message.Requests;
        var traps = requests.FindAll(request => request is { Type: RequestType.Clicked, Role: "honeypot", Stated: null });
        foreach (var request in requests) ApplyAlone(message, request, traps);
        var bursts = FindBursts(message, requests.FindAll(request => request is { Type: RequestType.Clicked, Rule: null }));
        foreach (var click in bursts) click.Label(Actor.Automation, "burst");
        if (bursts.Count == 0) return;
        foreach (var request in requests)
            if (request is { Rule: null, IsJudged: true } && bursts.Any(click => IsNear(request, click)))
                request.Label(Actor.Automation, "near-burst");
    }

    private static void ApplyAlone(Message message, Request request, List<Request> traps)
    {
        var agent = request.UserAgent;
        var isPrivate = agent is "Mozilla/5.0" || agent?.Contains("Edge/12.246 Mozilla/5.0", StringComparison.Ordinal) == true;
        if (request.Stated is { } stated) request.Label(stated, "stated");
        else if (!request.IsJudged) return;
        else if (request is { Type: RequestType.Clicked, Role: "honeypot" }) request.Label(Actor.Automation, "honeypot");
        else if (traps.Exists(trap => IsNear(request, trap))) request.Label(Actor.Automation, "near-honeypot");
        else if (request.IsPrefetch) request.Label(Actor.Automation, "prefetch");
        else if (agent is not null && IsKnownBot(agent)) request.Label(Actor.Automation, "known-agent");
        else if (agent is not null && string.IsNullOrWhiteSpace(agent)) request.Label(Actor.Automation, "empty-agent");
        else if (request.Type == RequestType.Clicked && (isPrivate || IsImageProxy(agent))) request.Label(Actor.Automation, "proxy-click");
        else if (IsBeforeAcceptance(message, request.At)) request.Label(Actor.Automation, "before-acceptance");
        else if (isPrivate && request.Type != RequestType.Unsubscribed) request.Label(Actor.PrivacyProxy, "privacy-proxy");
    }

    /// <summary>Before any server took the mail, shortly before it did or around a refusal.</summary>
    private static bool IsBeforeAcceptance(Message message, DateTime at)
    {
        var delivered = message.FirstDeliveredAt;
        if (at >= delivered - Clocks) return false;
        return at >= delivered - Ahead || message.Refusals.Exists(refused => at >= refused - Ahead && at <= refused + Clocks);
    }

    /// <summary>The clicks in some window that holds too many: three links soon after a sending or delivery, five at any time, or two
    /// links or three clicks at once.</summary>
    private static HashSet<Request> FindBursts(Message message, List<Request> clicks)
    {
        var bursts = new HashSet<Request>();
        if (clicks.Count < 2) return bursts;
        foreach (var first in clicks)
        {
            var window = clicks.FindAll(click => click.At >= first.At && click.At - first.At <= Window);
            if (LinksOf(window) >= (IsSoon(message, first.At) ? 3 : 5)) bursts.UnionWith(window);
            var instant = window.FindAll(click => click.At - first.At <= Instant);
            if (LinksOf(instant) >= 2 || instant.Count >= 3) bursts.UnionWith(instant);
        }
        return bursts;
    }

    private static bool IsSoon(Message message, DateTime at)
    {
        var before = message.Handovers.FindAll(handover => handover <= at);
        return before.Count == 0 || at - before.Max() <= Soon;
    }

    private static int LinksOf(List<Request> clicks) => clicks.DistinctBy(click => click.Url?.Split('#')[0]).Count();

    /// <summary>From the same address, or where one has none by the same user agent, within a quarter of an hour.</summary>
    private static bool IsNear(Request request, Request other) =>
        (request.Ip is not null && other.Ip is not null
            ? request.Ip == other.Ip
            : !string.IsNullOrWhiteSpace(request.UserAgent) && request.UserAgent == other.UserAgent)
        && (request.At - other.At).Duration() <= Nearby;

    private static bool IsKnownBot(string userAgent)
    {
        if (!IsBot.TryGetValue(userAgent, out var isBot))
            IsBot.Add(userAgent, isBot = Tells(userAgent));
        return isBot;
    }

    private static bool Tells(string userAgent) =>
        Array.Exists(Bots, word => userAgent.Contains(word, StringComparison.OrdinalIgnoreCase))
        || (!string.IsNullOrWhiteSpace(userAgent) && !Array.Exists(Clients, name => userAgent.StartsWith(name, StringComparison.Ordinal)));
}

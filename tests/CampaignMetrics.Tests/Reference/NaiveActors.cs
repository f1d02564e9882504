namespace CampaignMetrics.Tests.Reference;

/// <summary>Section 4: who did it, decided over all events of one message; the first rule that holds.</summary>
internal static class NaiveActors
{
    private static readonly TimeSpan Nearby = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan BurstWindow = TimeSpan.FromSeconds(10);

    public static IReadOnlyList<LabelledEvent> Label(
        IReadOnlyList<EmailEvent> events, Func<Clicked, LinkRole> roleOf, Func<string, AgentDescription> agents)
    {
        var requests = events.Where(LabelledEvent.HasRequest).ToList();
        var traps = requests.OfType<Clicked>().Where(click => click.Actor is null && roleOf(click) == LinkRole.Honeypot).ToList();
        var leftOpen = requests.Where(happened => ByFirstRules(happened, traps, roleOf, agents) is null).ToList();
        var burst = BurstClicks([.. leftOpen.OfType<Clicked>()]);
        return
        [
            .. requests.Select(happened =>
            {
                var agent = AgentOf(happened, agents);
                var (actor, rule) = ByFirstRules(happened, traps, roleOf, agents) ?? ByLastRules(happened, burst, agent);
                return new LabelledEvent(happened, actor, rule, agent);
            }),
        ];
    }

    private static AgentDescription AgentOf(EmailEvent happened, Func<string, AgentDescription> agents) =>
        LabelledEvent.RequestOf(happened).UserAgent is { Length: > 0 } userAgent ? agents(userAgent) : AgentDescription.Nobody;

    /// <summary>Rules 1 to 5; null when they leave it open.</summary>
    private static (Actor, string)? ByFirstRules(
        EmailEvent happened, List<Clicked> traps, Func<Clicked, LinkRole> roleOf, Func<string, AgentDescription> agents)
    {
        var request = LabelledEvent.RequestOf(happened);
        if (happened.Actor is { } stated) return (stated, "stated");
        if (happened is Clicked click && roleOf(click) == LinkRole.Honeypot) return (Actor.Automation, "honeypot");
        if (traps.Any(trap => IsNear(happened, trap))) return (Actor.Automation, "near-honeypot");
        if (request.Method == "HEAD" || IsPrefetch(request.Purpose)) return (Actor.Automation, "prefetch");
        if (AgentOf(happened, agents).Role == AgentRole.Automation) return (Actor.Automation, "known-agent");
        if (request.UserAgent == "") return (Actor.Automation, "empty-agent");
        if (happened is Opened or Viewed && request.UserAgent == "Mozilla/5.0") return (Actor.PrivacyProxy, "privacy-proxy");
        return null;
    }

    /// <summary>Rules 6 and 7, and the default.</summary>
    private static (Actor, string) ByLastRules(EmailEvent happened, List<Clicked> burst, AgentDescription agent)
    {
        if (burst.Any(click => ReferenceEquals(click, happened))) return (Actor.Automation, "burst");
        if (burst.Any(click => IsNear(happened, click))) return (Actor.Automation, "near-burst");
        return (Actor.Human, agent.Role == AgentRole.ImageProxy ? "image-proxy" : "default");
    }

    /// <summary>Clicks that lie in some closed window of 10 s holding clicks on at least 3 distinct URLs.</summary>
    private static List<Clicked> BurstClicks(List<Clicked> clicks)
    {
        var windows = clicks.Select(first => clicks.Where(click => click.At >= first.At && click.At <= first.At + BurstWindow).ToList());
        var bursts = windows.Where(window => window.Select(click => click.Url ?? "").Distinct().Count() >= 3);
        return [.. bursts.SelectMany(window => window).Distinct(ReferenceEqualityComparer.Instance).Cast<Clicked>()];
    }

    /// <summary>From the same IP or user agent, within 15 minutes either way.</summary>
    private static bool IsNear(EmailEvent happened, EmailEvent other)
    {
        var (request, others) = (LabelledEvent.RequestOf(happened), LabelledEvent.RequestOf(other));
        return (happened.At - other.At).Duration() <= Nearby
            && (
                (request.Ip is not null && request.Ip == others.Ip)
                    || (request.UserAgent is not null && request.UserAgent == others.UserAgent));
    }

    private static bool IsPrefetch(string? purpose) =>
        (purpose ?? "")
            .ToLowerInvariant()
            .Split(';', ',')
            .Select(token => token.Trim())
            .Intersect(["prefetch", "preview", "prerender"])
            .Any();
}

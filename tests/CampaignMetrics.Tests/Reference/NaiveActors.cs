namespace CampaignMetrics.Tests.Reference;

/// <summary>Section 4: who did it, decided over all events of one message; the first rule that holds.</summary>
internal static class NaiveActors
{
    private static readonly TimeSpan Nearby = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan BurstWindow = TimeSpan.FromSeconds(10);

    public static IReadOnlyList<LabelledEvent> Label(
        IReadOnlyList<EmailEvent> events, Func<Clicked, LinkRole> roleOf, Func<string, AgentDescription> agents,
        IReadOnlyList<NaiveRule> own)
    {
        var labelled = new Dictionary<EmailEvent, LabelledEvent>(ReferenceEqualityComparer.Instance);
        var requests = events.Where(LabelledEvent.HasRequest).ToList();
        foreach (var rule in Enum.GetValues<ActorRule>().Where(rule => rule != ActorRule.Custom))
        {
            foreach (var mine in own.Where(mine => mine.Next == rule))
                foreach (var happened in Open())
                    if (mine.Judge(RequestFacts.Of(happened, roleOf)) is { } actor) Decide(happened, actor, mine.Id);
            var held = Open().Where(Holding(rule, Open(), [.. labelled.Values])).ToList();
            foreach (var happened in held) Decide(happened, ActorOf(rule, happened), IdOf(rule));
        }
        return [.. requests.Select(happened => labelled[happened])];

        List<EmailEvent> Open() => [.. requests.Where(happened => !labelled.ContainsKey(happened))];

        void Decide(EmailEvent happened, Actor actor, string rule) =>
            labelled.Add(happened, new LabelledEvent(happened, actor, rule, AgentOf(happened, agents)));

        Func<EmailEvent, bool> Holding(ActorRule rule, List<EmailEvent> open, List<LabelledEvent> decided)
        {
            var burst = rule == ActorRule.Burst ? BurstClicks([.. open.OfType<Clicked>()]) : [];
            return happened => rule switch
            {
                ActorRule.Stated => happened.Actor is not null,
                ActorRule.Honeypot => happened is Clicked click && roleOf(click) == LinkRole.Honeypot,
                ActorRule.NearHoneypot => IsNearOne(happened, decided, "honeypot"),
                ActorRule.Prefetch => LabelledEvent.RequestOf(happened) is var request
                    && (request.Method == "HEAD" || IsPrefetch(request.Purpose)),
                ActorRule.KnownAgent => AgentOf(happened, agents).Role == AgentRole.Automation,
                ActorRule.EmptyAgent => LabelledEvent.RequestOf(happened).UserAgent == "",
                ActorRule.PrivacyProxy => happened is Opened or Viewed && LabelledEvent.RequestOf(happened).UserAgent == "Mozilla/5.0",
                ActorRule.Burst => burst.Any(click => ReferenceEquals(click, happened)),
                ActorRule.NearBurst => IsNearOne(happened, decided, "burst"),
                ActorRule.ImageProxy => AgentOf(happened, agents).Role == AgentRole.ImageProxy,
                ActorRule.Default => true,
                ActorRule.Custom => false,
            };
        }
    }

    private static bool IsNearOne(EmailEvent happened, List<LabelledEvent> decided, string rule) =>
        decided.Exists(other => other.Rule == rule && IsNear(happened, other.Event));

    private static Actor ActorOf(ActorRule rule, EmailEvent happened) => rule switch
    {
        ActorRule.Stated => happened.Actor!.Value,
        ActorRule.PrivacyProxy => Actor.PrivacyProxy,
        ActorRule.ImageProxy or ActorRule.Default or ActorRule.Custom => Actor.Human,
        ActorRule.Honeypot or ActorRule.NearHoneypot or ActorRule.Prefetch or ActorRule.KnownAgent or ActorRule.EmptyAgent
            or ActorRule.Burst or ActorRule.NearBurst => Actor.Automation,
    };

    private static string IdOf(ActorRule rule) => string.Concat(
        rule.ToString().Select((letter, i) => char.IsUpper(letter) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(letter) : $"{letter}"));

    private static AgentDescription AgentOf(EmailEvent happened, Func<string, AgentDescription> agents) =>
        LabelledEvent.RequestOf(happened).UserAgent is { Length: > 0 } userAgent ? agents(userAgent) : AgentDescription.Nobody;

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

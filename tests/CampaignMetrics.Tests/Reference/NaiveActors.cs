using CampaignMetrics.UserAgents;

namespace CampaignMetrics.Tests.Reference;

/// <summary>An event with who did it, and the id of the rule that says so.</summary>
internal sealed record NaiveLabel(NaiveEvent Event, NaiveActor Actor, string Rule);

/// <summary>Section 4: who did it, decided over all events of one message; the first rule that holds.</summary>
internal sealed class NaiveActors(IReadOnlyList<NaiveEvent> events, NaiveLinks links, NaiveOptions options)
{
    private static readonly TimeSpan Near = TimeSpan.FromMinutes(15);

    private readonly Dictionary<NaiveEvent, NaiveLabel> _labels = [];

    /// <summary>The types whose actors are known.</summary>
    private static bool KnowsActors(NaiveEvent happened) => IsJudged(happened)
        || happened.Is("unsubscribed", "replied", "forwarded", "spamReported", "converted");

    /// <summary>Rules 2 to 8 look at opened, clicked and viewed.</summary>
    private static bool IsJudged(NaiveEvent happened) => happened.Is("opened", "clicked", "viewed");

    /// <summary>Rules 2, 3, 4, 5 and 7 also at unsubscribed, unless its method is POST.</summary>
    private static bool IsJudgedOrUnsubscribed(NaiveEvent happened) => IsJudged(happened)
        || (happened.Is("unsubscribed") && !string.Equals(happened.Method?.Trim(), "POST", StringComparison.OrdinalIgnoreCase));

    public IReadOnlyList<NaiveLabel> Labels()
    {
        Apply("stated", happened => happened.StatedActor);
        var open = Open();
        var traps = open.Where(click => click.Is("clicked") && links.RoleOf(click) == "honeypot").ToList();
        Automation("honeypot", traps.Contains);
        Automation("near-honeypot", happened => IsNearOne(happened, traps));
        foreach (var (rule, holds) in NaiveRequests.Rules(options)) Automation(rule, holds);
        Automation("before-acceptance", happened => NaiveAcceptance.IsBefore(happened, events));
        Apply("privacy-proxy", happened => happened.Is("opened", "viewed") && IsPrivacyProxy(happened) ? NaiveActor.PrivacyProxy : null);
        var bursts = NaiveBursts.Of(events, [.. Open().Where(click => click.Is("clicked"))], links);
        Automation("burst", bursts.Contains);
        Automation("near-burst", happened => IsNearOne(happened, bursts));
        Apply("image-proxy", happened => IsJudged(happened) && NaiveSources.IsByImageProxy(happened) ? NaiveActor.Human : null);
        Apply("default", _ => NaiveActor.Human);
        return [.. _labels.Values.InOrder(label => label.Event)];
    }

    private List<NaiveEvent> Open() => [.. events.Where(happened => KnowsActors(happened) && !_labels.ContainsKey(happened))];

    private void Automation(string rule, Func<NaiveEvent, bool> holds) =>
        Apply(rule, happened => IsJudgedOrUnsubscribed(happened) && holds(happened) ? NaiveActor.Automation : null);

    private void Apply(string rule, Func<NaiveEvent, NaiveActor?> judge)
    {
        foreach (var happened in Open())
            if (judge(happened) is { } actor) _labels.Add(happened, new NaiveLabel(happened, actor, rule));
    }

    /// <summary>Of the same source and within 15 minutes of one of them, closed; one step, not chained.</summary>
    private static bool IsNearOne(NaiveEvent happened, IEnumerable<NaiveEvent> others) =>
        others.Any(other => (happened.At - other.At).Duration() <= Near && NaiveSources.IsSame(happened, other));

    /// <summary>Exactly <c>Mozilla/5.0</c>, from a relay range where ranges are given; or Gmail's prefetcher.</summary>
    private bool IsPrivacyProxy(NaiveEvent happened) => happened.UserAgent is { } agent
        && ((agent == "Mozilla/5.0" && (options.Relays is null || options.Relays.Contains(NaiveSources.IpOf(happened))))
            || agent.EndsWith("Edge/12.246 Mozilla/5.0", StringComparison.Ordinal));
}

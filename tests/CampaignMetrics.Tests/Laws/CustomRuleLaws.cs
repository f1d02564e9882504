using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Tests.Laws;

/// <summary>Rules of one's own keep the laws: a report stays a function of the set of events.</summary>
public sealed class CustomRuleLaws
{
    private static readonly Func<RequestFacts, Actor?>[] Judges =
    [
        request => request.Ip == "192.0.2.1" ? Actor.Automation : null,
        request => request.UserAgent == "iPhone Mail" ? Actor.Human : null,
        request => request.Url == "https://x/a" ? Actor.PrivacyProxy : null,
        request => request.Type == EventType.Viewed ? Actor.Automation : null,
        request => request.Role == LinkRole.Honeypot ? Actor.Human : null,
        request => request.Method == "HEAD" || request.Purpose == "prefetch" ? Actor.Human : null,
        request => request.At.Ticks / TimeSpan.TicksPerMillisecond % 2 == 1 ? Actor.Automation : null,
    ];

    private static Gen<OwnRule[]> Rules =>
        from judges in Gen.Choose(0, Judges.Length - 1).ArrayOf().Where(chosen => chosen.Length is > 0 and < 5)
        from places in Gen.Elements(Enum.GetValues<ActorRule>()[1..^1]).ArrayOf(judges.Length)
        select judges.Select((judge, i) => new OwnRule(places[i], $"own-{i}", Judges[judge])).ToArray();

    private static Arbitrary<World> WithRules { get; } = Arb.From(
        from world in Worlds.Any.Generator
        from rules in Rules
        select world with { Rules = rules }, Worlds.Any.Shrinker);

    [Fact]
    public void A_rule_before_all_others_is_as_if_the_events_stated_what_it_says() => Law.Holds(Worlds.Any, (world, random) =>
    {
        // Stated, an actor is a fact of the event, which tells copies and missing ids apart, and signs of tracking: there are none.
        world = world with { Catalog = new EmailCatalog(WorldEvents.Emails.Select(Tracked)) };
        List<EmailEvent> events = [.. world.Distinct.Select(happened => happened with { Id = happened.IdOrDerived, Send = null })];
        events.AddRange(events.Where(happened => happened.Email is not null).DistinctBy(happened => (happened.Email, happened.Recipient))
            .Select(happened =>
                new Sent { Id = "sent", At = WorldEvents.Start.AddDays(-2), Email = happened.Email, Recipient = happened.Recipient })
            .ToList());
        var judge = Judges[random.Next(Judges.Length)];
        var byRule = Law.Json((world with { Rules = [new OwnRule(ActorRule.Honeypot, "own", judge)] }).Report(events)).AsObject();
        var stated = Law.Json(world.Report(events.Select(happened => Stating(world, happened, judge)))).AsObject();
        foreach (var report in new[] { byRule, stated })
        {
            report["excluded"]!.AsObject().Remove("rules");
            report.Remove("settings");
        }
        return JsonDifference.Of(stated, byRule) is not { } difference ? true : throw new InvalidOperationException(difference);
    });

    [Fact]
    public void The_order_of_events_changes_no_byte() => Law.Holds(WithRules, (world, random) =>
    {
        var shuffled = world.Events.ToArray();
        random.Shuffle(shuffled);
        return Law.AreSame(world.Report(), world.Report(shuffled));
    }, 300);

    [Fact]
    public void Copies_change_nothing_but_their_own_count() => Law.Holds(WithRules, world =>
        Law.AreSameButForInput(world.Report(), world.Report([.. world.Events, .. world.Events.Reverse()])), 300);

    [Fact]
    public void The_number_of_threads_changes_no_byte()
    {
        byte[] Report(int threads)
        {
            var rule = new OwnRule(ActorRule.KnownAgent, "own", Judges[6]).ToRule();
            var ledger = new MessageLedger(
                new LedgerOptions { MaxThreads = threads, Enrichment = Enrichment.Default with { ActorRules = [rule] } });
            for (var i = 0; i < 30_000; i++)
                ledger.Apply(new Opened { Id = $"{i}", At = Some.At(i * 0.003), Email = "e", Recipient = $"r{i % 5000}" });
            return ledger.Report().ToJson();
        }

        Assert.Equal(Report(1), Report(4));
    }

    private static Email Tracked(string email) => new()
    {
        Id = email, Tracking = Tracking.On, ConnectedInbox = true,
        Links = [new EmailLink { Url = "https://x/trap", Role = LinkRole.Honeypot }],
    };

    private static EmailEvent Stating(World world, EmailEvent happened, Func<RequestFacts, Actor?> judge)
    {
        var request = happened switch
        {
            Opened open => open.Request,
            Clicked one => one.Request,
            Viewed view => view.Request,
            _ => default(WebRequest?),
        };
        if (happened.Actor is not null || request is not { } given) return happened;
        var click = happened as Clicked;
        var role = click is null ? default(LinkRole?) : click.Role ?? RoleOf(world, click);
        return happened with
        {
            Actor = judge(new RequestFacts(
                happened.Type, happened.At, given.Ip, given.UserAgent, click?.Url, role, given.Method, given.Purpose)),
        };
    }

    private static LinkRole RoleOf(World world, Clicked click) =>
        world.Catalog.Emails.FirstOrDefault(email => email.Id == click.Email)?.Links.FirstOrDefault(link => link.Url == click.Url)?.Role
        ?? LinkRole.Content;
}

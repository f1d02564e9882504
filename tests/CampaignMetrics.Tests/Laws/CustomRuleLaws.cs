using System.Text.Json.Nodes;
using CampaignMetrics.Tests.Reference;
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

    private static Gen<NaiveRule[]> Rules =>
        from judges in Gen.Choose(0, Judges.Length - 1).ArrayOf().Where(chosen => chosen.Length is > 0 and < 5)
        from places in Gen.Elements(Enum.GetValues<ActorRule>()[1..^1]).ArrayOf(judges.Length)
        select judges.Select((judge, i) => new NaiveRule(places[i], $"own-{i}", Judges[judge])).ToArray();

    private static Arbitrary<World> WithRules { get; } = Arb.From(
        from world in Worlds.Any.Generator
        from rules in Rules
        select world with { Rules = rules }, Worlds.Any.Shrinker);

    [Fact]
    public void The_report_is_the_reference_s() => Law.Holds(WithRules, world =>
    {
        var expected = NaiveReport.Of(
            world.Events, world.Catalog, world.Definition, world.Scope, WorldAgents.Describe, world.Rules);
        var given = JsonNode.Parse(world.Report().ToJson())!.AsObject();
        given.Remove("definition");
        var difference = JsonDifference.Of(expected, given);
        return difference is null ? true : throw new InvalidOperationException(difference);
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
            var rule = new NaiveRule(ActorRule.KnownAgent, "own", Judges[6]).ToRule();
            var ledger = new MessageLedger(
                new LedgerOptions { MaxThreads = threads, Enrichment = Enrichment.Default with { ActorRules = [rule] } });
            for (var i = 0; i < 30_000; i++)
                ledger.Apply(new Opened { Id = $"{i}", At = Some.At(i * 0.003), Email = "e", Recipient = $"r{i % 5000}" });
            return ledger.Report().ToJson();
        }

        Assert.Equal(Report(1), Report(4));
    }
}

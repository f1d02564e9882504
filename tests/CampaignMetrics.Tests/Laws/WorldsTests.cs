using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Tests.Laws;

/// <summary>Laws are worth what their worlds hold: each case of the definitions happens often.</summary>
public sealed class WorldsTests
{
    private static readonly List<World> Sample = [.. Worlds.Any.Generator.Sample(700, new Rnd(20260329), 30)];

    private static readonly List<Report> Reports =
        [.. Sample.Select(world => world.Ledger().Report(Definition.HubSpot))];

    private static readonly ILookup<ActorRule, ActorLabel> Labels = Sample.SelectMany(LabelsIn).ToLookup(label => label.Rule);

    [Fact]
    public void The_sample_is_large() => Assert.InRange(Reports.Sum(report => report.Delivery.Selected), 1_000, 10_000);

    [Theory]
    [InlineData(Metric.NotSent)]
    [InlineData(Metric.Pending)]
    [InlineData(Metric.Deferred)]
    [InlineData(Metric.Bounced)]
    [InlineData(Metric.Delivered)]
    [InlineData(Metric.PresumedDelivered)]
    [InlineData(Metric.ImpliedOpened)]
    [InlineData(Metric.AutoReplies)]
    public void Every_place_of_a_message_happens(Metric metric) =>
        Assert.InRange(Reports.Sum(report => report.Counts[metric]), 10, long.MaxValue);

    [Theory]
    [InlineData(ActorRule.Stated)]
    [InlineData(ActorRule.Honeypot)]
    [InlineData(ActorRule.NearHoneypot)]
    [InlineData(ActorRule.Prefetch)]
    [InlineData(ActorRule.KnownAgent)]
    [InlineData(ActorRule.EmptyAgent)]
    [InlineData(ActorRule.ProxyClick)]
    [InlineData(ActorRule.BeforeAcceptance)]
    [InlineData(ActorRule.PrivacyProxy)]
    [InlineData(ActorRule.Burst)]
    [InlineData(ActorRule.NearBurst)]
    [InlineData(ActorRule.ImageProxy)]
    [InlineData(ActorRule.Default)]
    public void Every_rule_decides(ActorRule rule) => Assert.InRange(Labels[rule].Count(), 10, int.MaxValue);

    [Fact]
    public void Some_are_not_measured() =>
        Assert.InRange(Reports.Count(report => report.Engagement.UniqueOpens is null), 10, int.MaxValue);

    [Fact]
    public void Some_emails_go_to_a_contact_more_than_once() => Assert.InRange(
        Sample.Count(world => world.Ledger().Report().Delivery.Sent > world.Events
            .Where(happened => happened.Email is not null)
            .Select(happened => (happened.Email, happened.Recipient)).Distinct().Count()), 10, int.MaxValue);

    private static IEnumerable<ActorLabel> LabelsIn(World world)
    {
        var ledger = world.Ledger();
        return world.Events.Where(happened => happened.Email is not null)
            .Select(happened => (Email: happened.Email!.Value, happened.Recipient)).Distinct()
            .SelectMany(message => ledger.History(message.Email, message.Recipient))
            .Select(item => item.Label).OfType<ActorLabel>();
    }
}

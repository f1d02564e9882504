using CampaignMetrics.Tests.Reference;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Tests.Laws;

/// <summary>Laws are worth what their worlds hold: each case of the definitions happens often.</summary>
public sealed class WorldsTests
{
    private static readonly List<NaiveMessage> Messages =
        [
            .. Worlds.Any.Generator.Sample(700, new Rnd(20260329), 30)
            .SelectMany(world => NaiveReport.MessagesOf(world.Events, world.Catalog, WorldAgents.Describe)),
        ];

    [Fact]
    public void The_sample_is_large() => Assert.InRange(Messages.Count, 1_000, 10_000);

    [Fact]
    public void Every_disposition_happens() =>
        Assert.All(Enum.GetValues<Disposition>(), disposition =>
            Assert.InRange(Messages.Count(message => message.Disposition == disposition), 10, int.MaxValue));

    [Theory]
    [InlineData("stated")]
    [InlineData("honeypot")]
    [InlineData("near-honeypot")]
    [InlineData("prefetch")]
    [InlineData("known-agent")]
    [InlineData("empty-agent")]
    [InlineData("privacy-proxy")]
    [InlineData("burst")]
    [InlineData("near-burst")]
    [InlineData("image-proxy")]
    [InlineData("default")]
    public void Every_rule_decides(string rule) =>
        Assert.InRange(Messages.SelectMany(message => message.Labelled).Count(labelled => labelled.Rule == rule), 10, int.MaxValue);

    [Fact]
    public void Opens_are_implied_and_bounces_proved_wrong()
    {
        Assert.True(Messages.Count(message => new NaiveCount(message, Definition.HubSpot).IsOpenerByImplicationOnly) >= 20);
        Assert.True(Messages.Count(message => message.IsDelivered && message.Has<CampaignMetrics.Bounced>()) >= 20);
        Assert.True(Messages.Count(message => message is { IsDelivered: true, IsTracked: false }) >= 20);
    }
}

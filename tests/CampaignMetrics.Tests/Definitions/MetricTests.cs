using CampaignMetrics.Tests.Laws;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Tests.Definitions;

/// <summary>A metric that is forgotten somewhere is named.</summary>
public sealed class MetricTests
{
    private static readonly List<World> Sample = [.. Worlds.Any.Generator.Sample(1_500, new Rnd(20260329), 30)];

    [Fact]
    public void Every_metric_is_counted_in_some_world()
    {
        var counts = Sample.Select(world => world.Report().Counts).ToList();
        Assert.All(Enum.GetValues<Metric>(), metric =>
            Assert.True(counts.Exists(count => count[metric] > 0), $"No message ever counts for {metric}: see Reports/MessageCounter."));
    }
}

using CampaignMetrics.Cli.Generate.Drawing;

namespace CampaignMetrics.Tests.Generate.Drawing;

public sealed class SpreadTests
{
    [Fact]
    public void Half_of_the_times_lie_below_the_middle_quantile()
    {
        var spread = new Spread(1, 10, 1000);
        var dice = new Dice(1, 1);
        var drawn = Enumerable.Range(0, 10_000).Select(_ => spread.Draw(dice)).ToList();
        Assert.All(drawn, milliseconds => Assert.InRange(milliseconds, 1_000, 1_000_000));
        Assert.InRange(drawn.Count(milliseconds => milliseconds < 10_000), 4_800, 5_200);
    }
}

using CampaignMetrics.Cli.Generate.Drawing;

namespace CampaignMetrics.Tests.Generate.Drawing;

public sealed class ShareTests
{
    [Theory, InlineData(0, 0), InlineData(0.17, 17), InlineData(0.34, 34), InlineData(0.5, 50), InlineData(1, 100)]
    public void Of_a_hundred_as_many_are_of_the_kind(double share, int expected) =>
        Assert.Equal(expected, Enumerable.Range(0, 100).Count(number => Share.Has(share, number, offset: 0)));

    [Fact]
    public void They_are_spread_evenly() =>
        Assert.Equal([3, 7, 11], Enumerable.Range(0, 12).Where(number => Share.Has(0.25, number, offset: 0)));

    [Fact]
    public void An_offset_moves_them() =>
        Assert.Equal([2, 6, 10], Enumerable.Range(0, 12).Where(number => Share.Has(0.25, number, offset: 1)));

    [Fact]
    public void Those_before_are_counted() =>
        Assert.Equal([0, 0, 0, 1, 1], Enumerable.Range(0, 5).Select(number => Share.Before(0.25, number, offset: 1)));
}

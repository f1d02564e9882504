using CampaignMetrics.Cli.Generate.Drawing;

namespace CampaignMetrics.Tests.Generate.Drawing;

public sealed class DiceTests
{
    /// <summary>The first numbers of SplitMix64 from state 1234567, as its users publish them.</summary>
    [Fact]
    public void Numbers_are_those_of_SplitMix64()
    {
        const ulong step = 0x9E3779B97F4A7C15;
        Assert.Equal(6457827717110365317UL, Dice.Mix(unchecked(1234567 + step)));
        Assert.Equal(3203168211198807973UL, Dice.Mix(unchecked(1234567 + step * 2)));
    }

    [Fact]
    public void Below_covers_its_range_evenly()
    {
        var dice = new Dice(1, 1);
        var counts = new int[10];
        for (var i = 0; i < 100_000; i++) counts[dice.Below(10)]++;
        Assert.All(counts, count => Assert.InRange(count, 9_500, 10_500));
    }

    [Fact]
    public void Never_is_never_and_always_is_always()
    {
        var dice = new Dice(1, 1);
        for (var i = 0; i < 1000; i++) Assert.True(!dice.Chance(0) && dice.Chance(1));
    }

    [Fact]
    public void Subjects_have_their_own_numbers() =>
        Assert.Equal(1000, Enumerable.Range(0, 1000).Select(subject => new Dice(1, (ulong)subject).Next()).Distinct().Count());
}

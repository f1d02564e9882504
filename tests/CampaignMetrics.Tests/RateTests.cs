using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CampaignMetrics.Tests;

public sealed class RateTests
{
    [Fact]
    public void A_rate_reads_as_its_value_its_counts_and_its_interval() =>
        Assert.Equal("62.9 % (443 of 704), 95 %: 59.3–66.4 %", new Rate(443, 704).ToString());

    [Fact]
    public void A_rate_of_nothing_is_not_measured_and_not_zero()
    {
        var rate = new Rate(0, 0);
        Assert.Null(rate.Value);
        Assert.Null(rate.Interval95);
        Assert.Equal("not measured (nothing to count)", rate.ToString());
    }

    [Fact]
    public void A_part_cannot_exceed_its_whole() => Assert.Throws<ArgumentOutOfRangeException>(() => new Rate(2, 1));

    [Fact]
    public void A_ratio_may_exceed_one() => Assert.Equal(2.5, new Ratio(5, 2).Value);

    [Fact]
    public void A_count_cannot_be_negative() => Assert.Throws<ArgumentOutOfRangeException>(() => new Ratio(-1, 2));

    /// <summary>
    /// Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I, method 3.
    /// </summary>
    [Theory]
    [
        InlineData(81, 263, 0.2553, 0.3662), InlineData(15, 148, 0.0624, 0.1605), InlineData(0, 20, 0.0000, 0.1611),
        InlineData(1, 29, 0.0061, 0.1718),
    ]
    public void The_interval_is_wilsons(long part, long whole, double low, double high)
    {
        var interval = new Rate(part, whole).Interval95!.Value;
        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Property(MaxTest = 2_000)]
    public bool Every_rate_lies_within_its_interval_and_that_within_zero_and_one(PositiveInt whole, NonNegativeInt part)
    {
        var rate = new Rate(part.Get % (whole.Get + 1), whole.Get);
        var (low, high) = rate.Interval95!.Value;
        return low >= 0 && low <= rate.Value && rate.Value <= high && high <= 1;
    }
}

using CampaignMetrics.Statistics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CampaignMetrics.Tests.Statistics;

public sealed class SampleSizeTests
{
    /// <summary>The examples of the page of R's <c>power.prop.test</c>, which says 76.7 and 10451937. By mpmath 1.3.0: 76.707 and
    /// 10451936.60.</summary>
    [Theory]
    [InlineData(0.5, 0.75, 0.05, 0.9, 77)]
    [InlineData(0.5, 0.501, 0.001, 0.9, 10_451_937)]
    public void Proportions_need_as_many_as_in_r(double p, double q, double alpha, double power, long expected) =>
        Assert.Equal(expected, SampleSize.OfProportions(p, q, alpha, power));

    /// <summary>Half a standard deviation: 2·((1.959964 + 0.841621)/0.5)² = 62.79, by mpmath 1.3.0.</summary>
    [Fact]
    public void Means_need_as_many_as_the_formula_says() => Assert.Equal(63, SampleSize.OfMeans(0.5, 2, 0.05, 0.8));

    [Fact]
    public void What_nobody_could_send_is_the_largest_number() =>
        Assert.Equal(long.MaxValue, SampleSize.OfMeans(1e-12, 1, 0.05, 0.8));

    [Property]
    public Property The_order_does_not_matter() => Prop.ForAll(Two.ToArbitrary(), pair =>
        SampleSize.OfProportions(pair.P, pair.Q, 0.05, 0.8) == SampleSize.OfProportions(pair.Q, pair.P, 0.05, 0.8));

    [Property]
    public Property More_power_needs_more() => Prop.ForAll(Two.ToArbitrary(), pair =>
        SampleSize.OfProportions(pair.P, pair.Q, 0.05, 0.8) <= SampleSize.OfProportions(pair.P, pair.Q, 0.05, 0.9));

    [Property]
    public Property A_stricter_test_needs_more() => Prop.ForAll(Two.ToArbitrary(), pair =>
        SampleSize.OfProportions(pair.P, pair.Q, 0.05, 0.8) <= SampleSize.OfProportions(pair.P, pair.Q, 0.01, 0.8));

    private static Gen<(double P, double Q)> Two =>
        from p in Gen.Choose(0, 1_000)
        from q in Gen.Choose(0, 1_000)
        where p != q
        select (p / 1e3, q / 1e3);
}

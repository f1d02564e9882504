using CampaignMetrics.Statistics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CampaignMetrics.Tests.Statistics;

public sealed class NormalDistributionTests
{
    /// <summary>By mpmath 1.3.0 with 50 digits: <c>erfc(-x/sqrt(2))/2</c>.</summary>
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.8413447460685429)]
    [InlineData(-1.96, 0.024997895148220435)]
    [InlineData(2.999999, 0.99865009753651485)]
    [InlineData(-3, 0.0013498980316300945)]
    [InlineData(-6, 9.8658764503769814e-10)]
    [InlineData(-20, 2.7536241186062337e-89)]
    public void The_share_below_a_value_is_exact(double x, double share) => Near.Assert(share, NormalDistribution.Cdf(x));

    [Theory]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.8, 0.84162123357291421)]
    [InlineData(0.001, -3.0902323061678135)]
    [InlineData(1e-10, -6.3613409024040562)]
    [InlineData(1e-300, -37.047096299361199)]
    public void A_quantile_is_exact(double share, double x) => Near.Assert(x, NormalDistribution.Quantile(share));

    [Fact]
    public void Half_lies_below_zero() => Assert.Equal(0, NormalDistribution.Quantile(0.5), 15);

    [Fact]
    public void Nothing_lies_beyond_infinity() => Assert.Equal(0, NormalDistribution.TwoSided(double.NegativeInfinity));

    [Property]
    public bool Both_sides_are_alike(NormalFloat x) =>
        Math.Abs(NormalDistribution.Cdf(x.Get) + NormalDistribution.Cdf(-x.Get) - 1) < 1e-15;

    [Property]
    public Property Where_more_is_counted_the_share_does_not_fall() => Prop.ForAll(
        Gen.Choose(-9_000, 9_000).Two().ToArbitrary(),
        pair => NormalDistribution.Cdf(Math.Min(pair.Item1, pair.Item2) / 1e3)
            <= NormalDistribution.Cdf(Math.Max(pair.Item1, pair.Item2) / 1e3));

    [Property]
    public Property A_quantile_leads_back_to_its_share() => Prop.ForAll(
        Gen.Choose(1, 999_999).ToArbitrary(),
        part => Near.Are(part / 1e6, NormalDistribution.Cdf(NormalDistribution.Quantile(part / 1e6))));
}

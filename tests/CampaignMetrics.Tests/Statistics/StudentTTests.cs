using CampaignMetrics.Statistics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CampaignMetrics.Tests.Statistics;

public sealed class StudentTTests
{
    /// <summary>By mpmath 1.3.0 with 50 digits: 1 − I(1/2, v/2) at t²/(v + t²), and for much freedom the integral of the density.</summary>
    [Theory]
    [InlineData(1, 1, 0.5)]
    [InlineData(2.5, 3, 0.087706647008065547)]
    [InlineData(0.001, 7.5, 0.99922819867465555)]
    [InlineData(1.96, 100, 0.052778901366229666)]
    [InlineData(1.8608, 17.776, 0.079396578139779811)]
    [InlineData(40, 2, 0.00062441467218474064)]
    [InlineData(12, 50, 2.4623806253325446e-16)]
    [InlineData(3, 1e+06, 0.0026998625414217971)]
    [InlineData(5, 1e+09, 5.7330324039516284e-7)]
    public void What_lies_beyond_on_either_side_is_exact(double t, double freedom, double expected) =>
        Near.Assert(expected, StudentT.TwoSided(t, freedom), 1e-8);

    /// <summary>Those of every printed table, with more digits: by mpmath 1.3.0, the root of the two-sided probability less 0.05.</summary>
    [Theory]
    [InlineData(1, 12.706205)]
    [InlineData(2, 4.302653)]
    [InlineData(4, 2.776445)]
    [InlineData(10, 2.228139)]
    [InlineData(30, 2.042272)]
    [InlineData(120, 1.979930)]
    public void Quantiles_are_those_of_the_tables(double freedom, double expected) =>
        Assert.Equal(expected, StudentT.Quantile(0.975, freedom), 6);

    [Fact]
    public void With_much_freedom_it_is_the_normal_distribution() =>
        Near.Assert(NormalDistribution.Quantile(0.975), StudentT.Quantile(0.975, 1e9), 1e-8);

    [Fact]
    public void Nothing_lies_beyond_infinity() => Assert.Equal(0, StudentT.TwoSided(double.PositiveInfinity, 3));

    [Property]
    public Property A_quantile_leads_back_to_its_share() => Prop.ForAll(
        Gen.Choose(1, 999).Zip(Gen.Choose(1, 1_000)).ToArbitrary(),
        pair => Near.Are(pair.Item1 / 1e3, StudentT.Cdf(StudentT.Quantile(pair.Item1 / 1e3, pair.Item2), pair.Item2), 1e-9));

    [Property]
    public Property The_farther_the_less_probable() => Prop.ForAll(
        Gen.Choose(0, 9_000).Two().Zip(Gen.Choose(1, 1_000)).ToArbitrary(),
        sample => StudentT.TwoSided(Math.Max(sample.Item1.Item1, sample.Item1.Item2) / 1e3, sample.Item2)
            <= StudentT.TwoSided(Math.Min(sample.Item1.Item1, sample.Item1.Item2) / 1e3, sample.Item2));
}

using System.Numerics;
using CampaignMetrics.Statistics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CampaignMetrics.Tests.Statistics;

public sealed class TwoProportionsTests
{
    /// <summary>The contrasts of R. G. Newcombe, "Interval Estimation for the Difference between Independent Proportions", Statistics in
    /// Medicine 17 (1998), table II. The tests of the R package propint quote the intervals of the first two from it; all are by mpmath
    /// 1.3.0 with 50 digits, from the formula of method 10.</summary>
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(6, 7, 2, 7, 0.0582, 0.8062)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    [InlineData(0, 10, 0, 20, -0.1611, 0.2775)]
    [InlineData(0, 10, 0, 10, -0.2775, 0.2775)]
    [InlineData(10, 10, 0, 20, 0.6791, 1.0000)]
    [InlineData(10, 10, 0, 10, 0.6075, 1.0000)]
    public void The_interval_is_newcombes(long part, long whole, long otherPart, long otherWhole, double low, double high)
    {
        var difference = TwoProportions.Difference(new(part, whole), new(otherPart, otherWhole));
        Assert.Equal(low, difference.Low, 4);
        Assert.Equal(high, difference.High, 4);
    }

    /// <summary>By mpmath 1.3.0 with 50 digits, from the formula of R's <c>prop.test(correct = FALSE)</c>.</summary>
    [Theory]
    [InlineData(15, 50, 25, 50, 0.041226833337163694)]
    [InlineData(5200, 10000, 5000, 10000, 0.0046694723203575444)]
    [InlineData(210, 12000, 150, 12000, 0.0014412255000055899)]
    [InlineData(1, 1000, 30, 1000, 1.5259917410197915e-7)]
    [InlineData(60000, 200000000, 60500, 200000000, 0.14969913077428127)]
    public void The_score_test_is_exact(long part, long whole, long otherPart, long otherWhole, double expected) =>
        Near.Assert(expected, TwoProportions.ScoreTest(new(part, whole), new(otherPart, otherWhole)), 1e-10);

    /// <summary>The interval for the trial of Perondi et al. in M. W. Fagerland, S. Lydersen and P. Laake, "Recommended Confidence
    /// Intervals for Two Independent Binomial Proportions", Statistical Methods in Medical Research 24 (2015), as the tests of statsmodels
    /// quote it: 0.019 to 0.34.</summary>
    [Fact]
    public void The_interval_is_that_of_the_literature()
    {
        var (_, low, high) = TwoProportions.Difference(new(7, 34), new(1, 34));
        Assert.Equal((0.019, 0.34), (Math.Round(low, 3), Math.Round(high, 2)));
    }

    /// <summary>The examples of the page of R's <c>fisher.test</c>, Agresti's tea taster and Fisher's convicts, and a table of SciPy's
    /// tests, for which R gives 0.0584: by exact fractions in Python.</summary>
    [Theory]
    [InlineData(3, 4, 1, 4, 17.0 / 35)]
    [InlineData(2, 17, 10, 13, 3571.0 / 6653325)]
    [InlineData(5, 7, 2, 10, 142.0 / 2431)]
    public void The_exact_test_is_fishers(long part, long whole, long otherPart, long otherWhole, double expected) =>
        Near.Assert(expected, TwoProportions.ExactTest(new(part, whole), new(otherPart, otherWhole)));

    [Property]
    public Property The_exact_test_is_that_of_exact_fractions() => Prop.ForAll(Pairs(60).ToArbitrary(), pair =>
        Near.Are(Exact(pair.One, pair.Other), TwoProportions.ExactTest(pair.One, pair.Other), 1e-11));

    [Fact]
    public void The_exact_test_of_many_is_fast_and_exact() =>
        Near.Assert(0.25, TwoProportions.ExactTest(new(0, 500_000_000), new(3, 500_000_000)), 1e-6);

    [Fact]
    public void Where_all_are_alike_there_is_no_sign_of_a_difference() =>
        Assert.Equal(1, TwoProportions.ScoreTest(new(5, 5), new(9, 9)));

    [Theory]
    [InlineData(4, 100, 5, 100, true)]
    [InlineData(5, 100, 5, 100, false)]
    [InlineData(96, 100, 95, 100, true)]
    [InlineData(10, 1000, 100, 10_000, false)]
    [InlineData(1, 400, 100, 10_000, true)]
    public void Fewer_than_five_expected_are_few(long part, long whole, long otherPart, long otherWhole, bool expected) =>
        Assert.Equal(expected, TwoProportions.AreFew(new(part, whole), new(otherPart, otherWhole)));

    [Property]
    public Property Exchanged_proportions_differ_by_the_sign_alone() => Prop.ForAll(Pairs(1_000).ToArbitrary(), pair =>
    {
        var (value, low, high) = TwoProportions.Difference(pair.One, pair.Other);
        var (back, backLow, backHigh) = TwoProportions.Difference(pair.Other, pair.One);
        return Math.Abs(value + back) < 1e-15 && Math.Abs(low + backHigh) < 1e-15 && Math.Abs(high + backLow) < 1e-15;
    });

    [Property]
    public Property The_difference_lies_in_its_interval_and_that_within_one() => Prop.ForAll(Pairs(1_000).ToArbitrary(), pair =>
    {
        var (value, low, high) = TwoProportions.Difference(pair.One, pair.Other);
        return -1 - 1e-15 <= low && low <= value && value <= high && high <= 1 + 1e-15;
    });

    [Property]
    public Property Every_test_gives_a_probability_that_does_not_depend_on_the_order() => Prop.ForAll(Pairs(1_000).ToArbitrary(), pair =>
    {
        var (score, exact) = (TwoProportions.ScoreTest(pair.One, pair.Other), TwoProportions.ExactTest(pair.One, pair.Other));
        return score is >= 0 and <= 1 && exact is >= 0 and <= 1
            && Near.Are(score, TwoProportions.ScoreTest(pair.Other, pair.One), 1e-9)
            && Near.Are(exact, TwoProportions.ExactTest(pair.Other, pair.One), 1e-9);
    });

    private static Gen<(Proportion One, Proportion Other)> Pairs(int most) =>
        from one in Of(most)
        from other in Of(most)
        select (one, other);

    private static Gen<Proportion> Of(int most) =>
        from whole in Gen.Choose(1, most)
        from part in Gen.Choose(0, whole)
        select new Proportion(part, whole);

    private static double Exact(Proportion one, Proportion other)
    {
        var successes = one.Successes + other.Successes;
        BigInteger[] ways =
        [
            .. Enumerable.Range(0, (int)one.Trials + 1).Select(k => Choose(one.Trials, k) * Choose(other.Trials, successes - k)),
        ];
        var rare = ways.Where(way => way <= ways[one.Successes]).Aggregate(BigInteger.Zero, (sum, way) => sum + way);
        return (double)rare / (double)Choose(one.Trials + other.Trials, successes);
    }

    private static BigInteger Choose(long n, long k)
    {
        if (k < 0 || k > n) return 0;
        BigInteger ways = 1;
        for (var i = 0; i < k; i++) ways = ways * (n - i) / (i + 1);
        return ways;
    }
}

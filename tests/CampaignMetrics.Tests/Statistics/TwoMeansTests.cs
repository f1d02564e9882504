using CampaignMetrics.Statistics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CampaignMetrics.Tests.Statistics;

public sealed class TwoMeansTests
{
    /// <summary>Student's data of additional sleep by two drugs, as R's page of <c>t.test</c> has them.</summary>
    private static readonly double[]
        Sleep = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0],
        OtherSleep = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

    /// <summary>What R's <c>t.test(extra ~ group, data = sleep)</c> prints: t = −1.8608 with 17.776 degrees of freedom.</summary>
    [Fact]
    public void The_difference_of_means_is_welchs()
    {
        var (value, low, high, p) = TwoMeans.Difference(Of(Sleep), Of(OtherSleep));
        Assert.Equal(-1.58, value, 12);
        Assert.Equal(-3.3654832, low, 7);
        Assert.Equal(0.2054832, high, 7);
        Assert.Equal(0.07939, p, 5);
    }

    /// <summary>From SciPy's tests of <c>ttest_ind(equal_var=False)</c>, which were checked with R.</summary>
    [Theory]
    [InlineData(new[] { 1.0, 2, 3 }, 0.53619490753126731)]
    [InlineData(new[] { 1.0, 2, 3, 4 }, 0.84354139131608286)]
    public void The_p_value_is_that_of_scipy(double[] sample, double expected) =>
        Near.Assert(expected, TwoMeans.Difference(Of(sample), Of([1.1, 2.9, 4.2])).P, 1e-10);

    [Fact]
    public void One_of_the_samples_may_have_no_variance()
    {
        var (_, low, high, _) = TwoMeans.Difference(new(10, 0, 0), new(5, 1, 2));
        // By Student's distribution with the 4 degrees of freedom of the other sample: 2.776445 (by mpmath 1.3.0) times its error.
        Assert.Equal(-1 - 2.776445 * Math.Sqrt(0.4), low, 6);
        Assert.Equal(-1 + 2.776445 * Math.Sqrt(0.4), high, 6);
    }

    [Property]
    public Property The_interval_holds_zero_where_the_test_shows_no_difference() => Prop.ForAll(
        Samples.Two().ToArbitrary(),
        pair =>
        {
            var (_, low, high, p) = TwoMeans.Difference(pair.Item1, pair.Item2);
            return Math.Abs(p - 0.05) < 1e-9 || (low <= 0 && 0 <= high) == p > 0.05;
        });

    private static Gen<Sample> Samples =>
        from count in Gen.Choose(2, 1_000)
        from mean in Gen.Choose(-100, 100)
        from variance in Gen.Choose(1, 10_000)
        select new Sample(count, mean / 10.0, variance);

    private static Sample Of(double[] numbers)
    {
        var mean = numbers.Average();
        return new Sample(numbers.Length, mean, numbers.Sum(number => (number - mean) * (number - mean)) / (numbers.Length - 1));
    }
}

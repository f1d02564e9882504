using System.Numerics;
using CampaignMetrics.Statistics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CampaignMetrics.Tests.Statistics;

public sealed class BinomialTailTests
{
    /// <summary>By mpmath 1.3.0 with 60 digits: the sum of the probabilities.</summary>
    [Theory]
    [InlineData(3, 10, 0.5, 0.9453125)]
    [InlineData(20, 1000, 0.01, 0.0032883597877274671)]
    [InlineData(1, 1000000, 1e-09, 0.00099950016712450864)]
    [InlineData(150, 100000, 0.001, 1.8604062101283558e-6)]
    [InlineData(1100, 1000000, 0.001, 0.00095746697002854187)]
    [InlineData(500500, 1000000, 0.5, 0.15889734568165277)]
    [InlineData(1001000, 1000000000, 0.001, 0.15865521361459951)]
    [InlineData(500050000, 1000000000, 0.5, 0.00078278613054190379)]
    [InlineData(300100000, 1000000000, 0.3, 2.5926940167507357e-12)]
    public void A_tail_is_exact_however_many_trials(long successes, long trials, double probability, double expected) =>
        Near.Assert(expected, BinomialTail.AtLeast(successes, trials, probability), 1e-9);

    [Theory]
    [InlineData(0, 10, 0.5, 1)]
    [InlineData(-3, 10, 0.5, 1)]
    [InlineData(11, 10, 0.5, 0)]
    [InlineData(1, 10, 0, 0)]
    [InlineData(10, 10, 1, 1)]
    [InlineData(0, 0, 0.5, 1)]
    [InlineData(1, 0, 0.5, 0)]
    public void The_ends_are_certain_or_impossible(long successes, long trials, double probability, double expected) =>
        Assert.Equal(expected, BinomialTail.AtLeast(successes, trials, probability));

    [Theory]
    [InlineData(10, 10, 0.5, 1)]
    [InlineData(-1, 10, 0.5, 0)]
    [InlineData(0, 10, 0, 1)]
    [InlineData(9, 10, 1, 0)]
    [InlineData(0, 0, 0.5, 1)]
    public void So_are_those_of_the_other_tail(long successes, long trials, double probability, double expected) =>
        Assert.Equal(expected, BinomialTail.AtMost(successes, trials, probability));

    [Property]
    public Property Both_tails_are_those_of_exact_fractions() => Prop.ForAll(Cases(200).ToArbitrary(), sample =>
        Near.Are(Exact(sample), BinomialTail.AtLeast(sample.Successes, sample.Trials, sample.Percent / 128.0))
        && Near.Are(Exact(Mirrored(sample)), BinomialTail.AtMost(sample.Successes, sample.Trials, sample.Percent / 128.0)));

    [Property]
    public Property The_tails_share_out_all_outcomes() => Prop.ForAll(Cases(100_000).ToArbitrary(), sample =>
        Near.Are(1,
            BinomialTail.AtMost(sample.Successes - 1, sample.Trials, sample.Percent / 128.0)
            + BinomialTail.AtLeast(sample.Successes, sample.Trials, sample.Percent / 128.0)));

    [Property]
    public Property More_successes_are_less_probable() => Prop.ForAll(Cases(100_000).ToArbitrary(), sample =>
        BinomialTail.AtLeast(sample.Successes + 1, sample.Trials, sample.Percent / 128.0)
        <= BinomialTail.AtLeast(sample.Successes, sample.Trials, sample.Percent / 128.0) * (1 + 1e-12));

    // Probabilities in 128ths are exact as numbers, too.
    private static Gen<Case> Cases(int trials) =>
        from n in Gen.Choose(1, trials)
        from k in Gen.Choose(0, n)
        from percent in Gen.Choose(1, 127)
        select new Case(k, n, percent);

    private static Case Mirrored(Case sample) => new(sample.Trials - sample.Successes, sample.Trials, 128 - sample.Percent);

    private static double Exact(Case sample)
    {
        BigInteger sum = 0, ways = 1;
        for (var k = 0; k <= sample.Trials; k++)
        {
            if (k >= sample.Successes)
                sum += ways * BigInteger.Pow(sample.Percent, k) * BigInteger.Pow(128 - sample.Percent, sample.Trials - k);
            ways = ways * (sample.Trials - k) / (k + 1);
        }
        // Shifted so that the quotient has 200 binary digits, whatever its size.
        var shift = 200 + 7 * sample.Trials - (int)sum.GetBitLength();
        return sum.IsZero ? 0 : Math.ScaleB((double)((sum << shift) >> (7 * sample.Trials)), -shift);
    }

    private sealed record Case(int Successes, int Trials, int Percent);
}

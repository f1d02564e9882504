namespace CampaignMetrics.Statistics;

/// <summary>Compares two independent proportions. Neither may be of none.</summary>
internal static class TwoProportions
{
    /// <summary>Below it, the counts that are expected where both are alike are too few for the normal approximation (W. G. Cochran, "Some
    /// Methods for Strengthening the Common χ² Tests", Biometrics 10, 1954).</summary>
    private const double FewExpected = 5;

    /// <summary>How far <paramref name="one"/> lies above <paramref name="base"/>, with the interval at 95 % that is made of their Wilson
    /// intervals: R. G. Newcombe, "Interval Estimation for the Difference between Independent Proportions", Statistics in Medicine 17
    /// (1998), 873–890, method 10.</summary>
    public static (double Value, double Low, double High) Difference(Proportion one, Proportion @base)
    {
        double p = one.Share, q = @base.Share;
        var (low, high) = Wilson.Interval95(p, one.Trials);
        var (baseLow, baseHigh) = Wilson.Interval95(q, @base.Trials);
        return (p - q, p - q - double.Hypot(p - low, baseHigh - q), p - q + double.Hypot(high - p, q - baseLow));
    }

    /// <summary>Whether <see cref="ScoreTest"/> is too rough: one of the four counts would be less than 5 if both were alike.</summary>
    public static bool AreFew(Proportion one, Proportion other)
    {
        var smallest = (double)Math.Min(one.Trials, other.Trials);
        var successes = one.Successes + other.Successes;
        return smallest * Math.Min(successes, one.Failures + other.Failures) < FewExpected * (one.Trials + other.Trials);
    }

    /// <summary>The p-value of the two-sided score test, which is the χ² test without a correction for continuity: the difference is
    /// divided by its standard error where both have the pooled share. 1 where nobody or everybody succeeded.</summary>
    public static double ScoreTest(Proportion one, Proportion other)
    {
        var pooled = new Proportion(one.Successes + other.Successes, one.Trials + other.Trials);
        var variance = pooled.Share * ((double)pooled.Failures / pooled.Trials) * (1.0 / one.Trials + 1.0 / other.Trials);
        return variance == 0 ? 1 : NormalDistribution.TwoSided((one.Share - other.Share) / Math.Sqrt(variance));
    }

    /// <summary>The p-value of Fisher's exact test: of all ways to spread the successes, those that are no more probable than this
    /// one.</summary>
    public static double ExactTest(Proportion one, Proportion other)
    {
        // Two outcomes that are equally probable may differ by rounding.
        const double tolerance = 1 + 1e-7;
        var successes = one.Successes + other.Successes;
        long least = Math.Max(0, successes - other.Trials), most = Math.Min(successes, one.Trials);
        // Probabilities relative to that of the most probable outcome, from which each follows from its neighbour.
        var mode = Math.Clamp((long)((one.Trials + 1.0) * (successes + 1) / (one.Trials + other.Trials + 2)), least, most);
        var observed = Relative(mode, one.Successes);
        double all = 1, rare = observed * tolerance >= 1 ? 1 : 0;
        Sum(mode, most, 1);
        Sum(mode, least, -1);
        return Math.Min(1, rare / all);

        void Sum(long from, long to, int step)
        {
            var probability = 1.0;
            for (var count = from; count != to && probability > 0; count += step)
            {
                probability *= Next(count, step);
                all += probability;
                if (probability <= observed * tolerance) rare += probability;
            }
        }

        double Relative(long from, long to)
        {
            var probability = 1.0;
            var step = Math.Sign(to - from);
            for (var count = from; count != to; count += step) probability *= Next(count, step);
            return probability;
        }

        // How many times as probable one success more, or less, of the first is.
        double Next(long count, int step) => step > 0
            ? (double)(one.Trials - count) / (count + 1) * (successes - count) / (other.Trials - successes + count + 1)
            : (double)count / (one.Trials - count + 1) * (other.Trials - successes + count) / (successes - count + 1);
    }
}

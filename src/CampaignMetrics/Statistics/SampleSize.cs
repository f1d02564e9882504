namespace CampaignMetrics.Statistics;

/// <summary>How many each of two groups of the same size needs, so that a two-sided test finds a difference.</summary>
internal static class SampleSize
{
    /// <summary>The size for two different proportions: J. L. Fleiss, "Statistical Methods for Rates and Proportions", 2nd ed. (1981),
    /// formula 3.14, without a correction for continuity, since the score test has none.</summary>
    /// <param name="p">The one, from 0 to 1.</param>
    /// <param name="q">The other.</param>
    /// <param name="alpha">The probability to find a difference where there is none.</param>
    /// <param name="power">The probability to find this one.</param>
    public static long OfProportions(double p, double q, double alpha, double power)
    {
        var mean = (p + q) / 2;
        var root = Beyond(alpha / 2) * Math.Sqrt(2 * mean * (1 - mean)) + Beyond(1 - power) * Math.Sqrt(p * (1 - p) + q * (1 - q));
        return Whole(root / (p - q));
    }

    /// <summary>The size for a difference of means, by the normal approximation.</summary>
    /// <param name="difference">Not 0.</param>
    /// <param name="variances">The sum of both variances.</param>
    /// <param name="alpha">The probability to find a difference where there is none.</param>
    /// <param name="power">The probability to find this one.</param>
    public static long OfMeans(double difference, double variances, double alpha, double power) =>
        Whole((Beyond(alpha / 2) + Beyond(1 - power)) * Math.Sqrt(variances) / difference);

    private static double Beyond(double share) => -NormalDistribution.Quantile(share);

    // A cast of what is too large gives the largest number.
    private static long Whole(double root) => Math.Max(1, (long)Math.Ceiling(root * root));
}

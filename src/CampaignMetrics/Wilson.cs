namespace CampaignMetrics;

/// <summary>The Wilson score interval of a proportion, a confidence interval that stays within 0 and 1 and works for small counts, unlike
/// the normal approximation.</summary>
internal static class Wilson
{
    /// <summary>The 97.5 % quantile of the standard normal distribution: 2.5 % of it lie beyond each end of the interval.</summary>
    private const double Z = 1.959963984540054;

    public static (double Low, double High) Interval95(double proportion, long count)
    {
        double n = count, z2 = Z * Z;
        var centre = proportion + z2 / (2 * n);
        var half = Z * Math.Sqrt(proportion * (1 - proportion) / n + z2 / (4 * n * n));
        var scale = 1 + z2 / n;
        // Rounding may move an end just beyond the proportion, 0 or 1: the interval always holds the proportion.
        return (Math.Clamp((centre - half) / scale, 0, proportion), Math.Clamp((centre + half) / scale, proportion, 1));
    }
}

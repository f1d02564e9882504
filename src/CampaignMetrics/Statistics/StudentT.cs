namespace CampaignMetrics.Statistics;

/// <summary>Student's t distribution.</summary>
internal static class StudentT
{
    /// <summary>The probability of a value of at most <paramref name="t"/>.</summary>
    /// <param name="t">Any number.</param>
    /// <param name="freedom">The degrees of freedom, more than 0; they need not be whole.</param>
    public static double Cdf(double t, double freedom) => t < 0 ? TwoSided(t, freedom) / 2 : 1 - TwoSided(t, freedom) / 2;

    /// <summary>The probability of a value that is at least as far from 0, on either side.</summary>
    /// <inheritdoc cref="Cdf"/>
    public static double TwoSided(double t, double freedom)
    {
        // Divided by the square, not the other way: it may be infinite.
        var ratio = freedom / (t * t);
        return IncompleteBeta.Of(freedom / 2, 0.5, double.IsInfinity(ratio) ? 1 : ratio / (1 + ratio), 1 / (1 + ratio));
    }

    /// <summary>The value that a share of the distribution does not exceed: the inverse of <see cref="Cdf"/>.</summary>
    /// <param name="share">Between 0 and 1, both exclusive.</param>
    /// <param name="freedom">The degrees of freedom, more than 0.</param>
    public static double Quantile(double share, double freedom)
    {
        if (share < 0.5) return -Quantile(1 - share, freedom);
        var beyond = 2 * (1 - share);
        double low = 0, high = 1;
        for (; TwoSided(high, freedom) > beyond && double.IsFinite(high); high *= 2) low = high;
        // Halved until no number lies between: about 50 times.
        while (low + (high - low) / 2 is var middle && middle > low && middle < high)
            if (TwoSided(middle, freedom) > beyond) low = middle;
            else high = middle;
        return low;
    }
}

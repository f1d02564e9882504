namespace CampaignMetrics.Statistics;

/// <summary>The standard normal distribution.</summary>
internal static class NormalDistribution
{
    // From here on the fraction converges faster than the series.
    private const double FarOut = 3;

    /// <summary>The probability of a value of at most <paramref name="x"/>.</summary>
    public static double Cdf(double x) => x < 0 ? Tail(-x) : 1 - Tail(x);

    /// <summary>The probability of a value that is at least as far from 0 as <paramref name="z"/>, on either side.</summary>
    public static double TwoSided(double z) => 2 * Tail(Math.Abs(z));

    /// <summary>The value that a share of the distribution does not exceed: the inverse of <see cref="Cdf"/>.</summary>
    /// <param name="share">Between 0 and 1, both exclusive.</param>
    public static double Quantile(double share)
    {
        if (share > 0.5) return -Quantile(1 - share);
        // Abramowitz and Stegun, Handbook of Mathematical Functions, 26.2.23: within 0.00045. Halley's steps make it exact.
        var t = Math.Sqrt(-2 * Math.Log(share));
        var x = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
        for (var i = 0; i < 3; i++)
        {
            var step = (Tail(x) - share) / Density(x);
            x += step / (1 - x * step / 2);
        }
        return -x;
    }

    /// <summary>The probability beyond <paramref name="x"/>, 0 or more.</summary>
    private static double Tail(double x)
    {
        if (double.IsPositiveInfinity(x)) return 0;
        return x < FarOut ? 0.5 - Density(x) * PowerSeries(x) : Density(x) * ContinuedFraction(x);
    }

    private static double Density(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>x + x³/3 + x⁵/(3·5) + … (Abramowitz and Stegun, 26.2.11).</summary>
    private static double PowerSeries(double x)
    {
        double sum = x, term = x;
        for (var i = 3; sum + term != sum; i += 2) sum += term *= x * x / i;
        return sum;
    }

    /// <summary>1/(x + 1/(x + 2/(x + …))), from its end (Abramowitz and Stegun, 26.2.14).</summary>
    private static double ContinuedFraction(double x)
    {
        var fraction = x;
        for (var i = 200; i > 0; i--) fraction = x + i / fraction;
        return 1 / fraction;
    }
}

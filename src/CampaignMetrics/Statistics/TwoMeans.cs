namespace CampaignMetrics.Statistics;

/// <summary>Compares the means of two independent samples whose variances may differ: B. L. Welch, "The Generalization of 'Student's'
/// Problem when Several Different Population Variances are Involved", Biometrika 34 (1947), 28–35. Both have two numbers or more, and not
/// all are alike.</summary>
internal static class TwoMeans
{
    /// <summary>How far the mean of <paramref name="one"/> lies above that of <paramref name="base"/>, with its interval at 95 %, and the
    /// p-value of the two-sided test.</summary>
    public static (double Value, double Low, double High, double P) Difference(Sample one, Sample @base)
    {
        var difference = one.Mean - @base.Mean;
        var error = Math.Sqrt(one.ErrorOfMean + @base.ErrorOfMean);
        var freedom = Freedom(one, @base);
        var half = error * StudentT.Quantile(0.975, freedom);
        return (difference, difference - half, difference + half, StudentT.TwoSided(difference / error, freedom));
    }

    /// <summary>The degrees of freedom (F. E. Satterthwaite, 1946): relative to the larger error, so that nothing overflows.</summary>
    private static double Freedom(Sample one, Sample other)
    {
        var larger = Math.Max(one.ErrorOfMean, other.ErrorOfMean);
        double a = one.ErrorOfMean / larger, b = other.ErrorOfMean / larger;
        return (a + b) * (a + b) / (a * a / (one.Count - 1) + b * b / (other.Count - 1));
    }
}

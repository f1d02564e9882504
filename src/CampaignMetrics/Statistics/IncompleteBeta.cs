namespace CampaignMetrics.Statistics;

/// <summary>The regularised incomplete beta function, of which the tails of the binomial and of Student's distribution are
/// values.</summary>
internal static class IncompleteBeta
{
    // Enough for parameters of 10^9: about the square root of the larger one is needed.
    private const int MaxSteps = 1_000_000;

    private const double Precision = 1e-15, Tiny = 1e-300;

    /// <summary>I_x(a, b).</summary>
    /// <param name="a">More than 0.</param>
    /// <param name="b">More than 0.</param>
    /// <param name="x">From 0 to 1.</param>
    /// <param name="y">1 − x, which the caller may know more exactly.</param>
    public static double Of(double a, double b, double x, double y)
    {
        if (x <= 0) return 0;
        if (y <= 0) return 1;
        // The fraction converges fast on this side of the mean only.
        var isBelow = x < (a + 1) / (a + b + 2);
        var part = isBelow ? Front(a, b, x, y) * Fraction(a, b, x) / a : Front(b, a, y, x) * Fraction(b, a, y) / b;
        part = Math.Clamp(part, 0, 1);
        return isBelow ? part : 1 - part;
    }

    /// <summary>x^a·y^b / B(a, b). As a deviance, since the logarithms of the gamma function would cancel each other: at parameters of 10^9
    /// nothing but noise would be left (C. Loader, "Fast and Accurate Computation of Binomial Probabilities", 2000).</summary>
    private static double Front(double a, double b, double x, double y)
    {
        var n = a + b;
        var exponent = StirlingError(n) - StirlingError(a) - StirlingError(b) - Deviance(a, n * x) - Deviance(b, n * y);
        return Math.Sqrt(a / n * b / (2 * Math.PI)) * Math.Exp(exponent);
    }

    /// <summary>value·ln(value/mean) + mean − value, also where both are almost equal.</summary>
    private static double Deviance(double value, double mean)
    {
        var distance = value - mean;
        var ratio = distance / (value + mean);
        if (Math.Abs(ratio) > 0.1) return value * Math.Log(value / mean) - distance;
        // ln(value/mean) is 2·artanh(ratio).
        var sum = distance * ratio;
        var term = 2 * value * ratio;
        for (var i = 3; i < 60; i += 2)
        {
            term *= ratio * ratio;
            sum += term / i;
        }
        return sum;
    }

    /// <summary>ln Γ(x) − ((x − ½)·ln x − x + ½·ln 2π): what Stirling's formula leaves out (Abramowitz and Stegun, 6.1.41).</summary>
    private static double StirlingError(double x)
    {
        var error = 0.0;
        // Γ(x + 1) = x·Γ(x) leads to where the series is exact.
        for (; x < 16; x++) error += (x + 0.5) * Math.Log((x + 1) / x) - 1;
        var r = 1 / (x * x);
        return error + (1.0 / 12 - r * (1.0 / 360 - r * (1.0 / 1260 - r * (1.0 / 1680 - r / 1188)))) / x;
    }

    /// <summary>The continued fraction of Abramowitz and Stegun, 26.5.8, by Lentz's method.</summary>
    private static double Fraction(double a, double b, double x)
    {
        double c = 1, d = Reciprocal(1 - (a + b) * x / (a + 1)), fraction = d;
        for (var m = 1; m <= MaxSteps; m++)
        {
            Step(m * (b - m) * x / ((a + 2.0 * m - 1) * (a + 2.0 * m)));
            var change = Step(-(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1)));
            if (Math.Abs(change - 1) < Precision) break;
        }
        return fraction;

        double Step(double numerator)
        {
            d = Reciprocal(1 + numerator * d);
            c = 1 + numerator / c;
            if (Math.Abs(c) < Tiny) c = Tiny;
            fraction *= c * d;
            return c * d;
        }
    }

    private static double Reciprocal(double value) => 1 / (Math.Abs(value) < Tiny ? Tiny : value);
}

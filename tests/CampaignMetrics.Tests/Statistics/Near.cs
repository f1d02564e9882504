namespace CampaignMetrics.Tests.Statistics;

/// <summary>Compares numbers relative to their size, since p-values may be very small; what is next to nothing is alike.</summary>
internal static class Near
{
    public static bool Are(double expected, double actual, double precision = 1e-12) =>
        Math.Abs(actual - expected) <= precision * Math.Max(Math.Abs(expected), 1e-290);

    public static void Assert(double expected, double actual, double precision = 1e-12) =>
        Xunit.Assert.True(Are(expected, actual, precision), $"expected {expected:R}, was {actual:R}");
}

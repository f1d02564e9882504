namespace CampaignMetrics.Statistics;

/// <summary>Keeps the chance of any false alarm among several tests at that of one: S. Holm, "A Simple Sequentially Rejective Multiple Test
/// Procedure", Scandinavian Journal of Statistics 6 (1979), 65–70.</summary>
internal static class Holm
{
    /// <summary>Adjusted p-values, each to be compared with the same level, in the order of the given ones.</summary>
    public static double[] Adjusted(ReadOnlySpan<double> values)
    {
        var adjusted = new double[values.Length];
        int[] order = [.. Enumerable.Range(0, values.Length)];
        Array.Sort(values.ToArray(), order);
        var largest = 0.0;
        for (var i = 0; i < order.Length; i++)
        {
            // No value is smaller than one before it.
            largest = Math.Max(largest, Math.Min(1, values[order[i]] * (order.Length - i)));
            adjusted[order[i]] = largest;
        }
        return adjusted;
    }
}

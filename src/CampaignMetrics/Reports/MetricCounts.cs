using CampaignMetrics.Definitions;

namespace CampaignMetrics;

/// <summary>The count of each metric.</summary>
public sealed class MetricCounts
{
    private readonly long[] _counts;

    internal MetricCounts(long[] counts) => _counts = counts;

    /// <summary>The count of one metric: 0 or more.</summary>
    /// <param name="metric">The metric.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no member of <see cref="Metric"/>.</exception>
    public long this[Metric metric] => _counts[(int)Door.Known(metric, nameof(metric))];

    /// <summary>Whether there is a whole, and nothing of it is tracked.</summary>
    internal bool IsUntracked(Metric whole)
    {
        var tracked = Metrics.Tracked(whole);
        if (tracked == whole) (whole, tracked) = (Metric.Delivered, Metric.TrackedDelivered);
        return this[whole] > 0 && this[tracked] == 0;
    }

    internal static MetricCounts Sum(IEnumerable<long[]> parts)
    {
        var total = new long[Metrics.Count];
        foreach (var part in parts)
            for (var i = 0; i < total.Length; i++) total[i] += part[i];
        return new MetricCounts(total);
    }
}

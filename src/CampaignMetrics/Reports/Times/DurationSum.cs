namespace CampaignMetrics.Reports.Times;

/// <summary>A histogram of durations that grows as needed.</summary>
internal sealed class DurationSum
{
    private long[] _counts = [];

    /// <summary>Messages whose duration is unknown because no event says when they were sent.</summary>
    public long LeftOut { get; set; }

    /// <summary>Counts by bucket of <see cref="LogBuckets"/>.</summary>
    public ReadOnlySpan<long> Counts => _counts;

    /// <summary>Adds the duration between two instants in milliseconds. A negative one (clocks that differ) counts as 0.</summary>
    public void Add(long from, long to)
    {
        var bucket = LogBuckets.Of(Math.Max(0, to - from));
        Grow(bucket + 1);
        _counts[bucket]++;
    }

    public void Add(DurationSum other)
    {
        Grow(other._counts.Length);
        for (var i = 0; i < other._counts.Length; i++) _counts[i] += other._counts[i];
        LeftOut += other.LeftOut;
    }

    private void Grow(int length)
    {
        if (length > _counts.Length) Array.Resize(ref _counts, length);
    }
}

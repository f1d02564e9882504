namespace CampaignMetrics.Reports.Times;

/// <summary>Lengths of time by bucket.</summary>
internal sealed class DurationSum
{
    private long[] _counts = [];

    /// <summary>Messages that have a length which no event tells, since none tells their sending.</summary>
    public long LeftOut { get; set; }

    /// <summary>By bucket of <see cref="LogBuckets"/>.</summary>
    public ReadOnlySpan<long> Counts => _counts;

    /// <summary>Adds the time from one instant to another; what lies before the first counts as at it.</summary>
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

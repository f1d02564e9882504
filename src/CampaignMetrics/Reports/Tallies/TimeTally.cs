using CampaignMetrics.Collections;
using CampaignMetrics.Time;

namespace CampaignMetrics.Reports.Tallies;

/// <summary>Counted opens and clicks over time: in buckets, and by day of the week and hour.</summary>
internal sealed class TimeTally(ZoneClock clock, Buckets buckets)
{
    private readonly SumTable<NumberKey, BucketSum> _buckets = new();
    private readonly long[] _weekOpens = new long[7 * 24];
    private readonly long[] _weekClicks = new long[7 * 24];
    private long _latest = -1;

    public void Add(in Counted counted)
    {
        var entries = counted.Message.Entries;
        for (var i = 0; i < entries.Length; i++)
        {
            if (!counted.Counts(i)) continue;
            if (entries[i].Type == EventType.Opened) AddOpen(entries[i].At);
            if (entries[i].Type == EventType.Clicked) AddClick(entries[i].At);
        }
        if (counted.FirstOpen is { } open)
        {
            if (counted.Counter.IsImplied) AddOpen(entries[open].At);
            _buckets.Add(StartOf(entries[open].At), new BucketSum(0, 1, 0, 0));
        }
        if (counted.FirstClick is { } click) _buckets.Add(StartOf(entries[click].At), new BucketSum(0, 0, 0, 1));
    }

    public void WriteTo(ReportSums sums)
    {
        sums.Buckets.Add(_buckets);
        _weekOpens.CopyTo(sums.WeekOpens, 0);
        _weekClicks.CopyTo(sums.WeekClicks, 0);
        sums.LatestCountedAt = _latest;
    }

    private void AddOpen(long at)
    {
        _buckets.Add(StartOf(at), new BucketSum(1, 0, 0, 0));
        _weekOpens[WeekHour(at)]++;
        _latest = Math.Max(_latest, at);
    }

    private void AddClick(long at)
    {
        _buckets.Add(StartOf(at), new BucketSum(0, 0, 1, 0));
        _weekClicks[WeekHour(at)]++;
        _latest = Math.Max(_latest, at);
    }

    private NumberKey StartOf(long at) => new(buckets.StartOf(at));

    /// <summary>Monday 0 o'clock is 0. 1970-01-01 was a Thursday; a week is added because local time may lie before it.</summary>
    private int WeekHour(long at) => (int)((clock.LocalAt(at) / 3_600_000 + (3 + 7) * 24) % (7 * 24));
}

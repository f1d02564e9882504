using CampaignMetrics.Collections;
using CampaignMetrics.Messages;
using CampaignMetrics.Time;

namespace CampaignMetrics.Reports.Tallies;

/// <summary>Counted opens and clicks over time: in buckets, and by day of the week and hour.</summary>
internal sealed class TimeTally(ZoneClock clock, Buckets buckets)
{
    private readonly SumTable<NumberKey, BucketSum> _buckets = new();
    private readonly HoursSum _hours = new();
    private readonly BucketSum[] _sinceSending = new BucketSum[SinceSending.Presets.Length];
    private static readonly long[] Lengths = [.. SinceSending.Presets.Select(preset => (long)preset.Length.TotalMilliseconds)];
    private long _withoutSent;
    private long _earliest = long.MaxValue, _latest = -1;

    public void Add(in Counted counted)
    {
        var entries = counted.Message.Entries;
        var sentAt = counted.Message.State.SentAt;
        for (var i = 0; i < entries.Length; i++)
        {
            if (!counted.Counts(i)) continue;
            if (entries[i].Type == EventType.Opened) Add(entries[i].At, sentAt, new BucketSum(1, 0, 0, 0));
            else if (entries[i].Type == EventType.Clicked) Add(entries[i].At, sentAt, new BucketSum(0, 0, 1, 0));
        }
        if (counted.FirstOpen is { } open)
            Add(entries[open].At, sentAt, new BucketSum(counted.Counter.IsImplied ? 1 : 0, 1, 0, 0));
        if (counted.FirstClick is { } click) Add(entries[click].At, sentAt, new BucketSum(0, 0, 0, 1));
    }

    /// <summary>Counts a message of which no event says when it was sent.</summary>
    public void AddWithoutSent() => _withoutSent++;

    public void WriteTo(ReportSums sums)
    {
        sums.Buckets.Add(_buckets);
        sums.WeekHours.Add(_hours);
        for (var i = 0; i < _sinceSending.Length; i++) sums.SinceSending[i] += _sinceSending[i];
        sums.WithoutSent += _withoutSent;
        sums.EarliestAt = Math.Min(sums.EarliestAt, _earliest);
        sums.LatestCountedAt = _latest;
    }

    private void Add(long at, long sentAt, BucketSum sum)
    {
        _buckets.Add(StartOf(at), sum);
        _earliest = Math.Min(_earliest, at);
        _latest = Math.Max(_latest, at);
        var hour = HoursSum.HourOf(clock.LocalAt(at));
        _hours.Opens[hour] += sum.Opens;
        _hours.Clicks[hour] += sum.Clicks;
        if (sentAt == MessageState.Never) return;
        for (var i = Lengths.Length - 1; i >= 0 && at - sentAt < Lengths[i]; i--) _sinceSending[i] += sum;
    }

    private NumberKey StartOf(long at) => new(buckets.StartOf(at));
}

using CampaignMetrics.Collections;
using CampaignMetrics.Messages;
using CampaignMetrics.Time;

namespace CampaignMetrics.Reports.Tallies;

/// <summary>Counts opens and clicks over time: in buckets of the timeline, by hour of the week, and by time since sending.</summary>
internal sealed class TimeTally(ZoneClock clock, Buckets buckets)
{
    private readonly SumTable<NumberKey, BucketSum> _buckets = new();
    private SumRow<NumberKey, BucketSum>? _last;
    private readonly HoursSum _hours = new();
    private readonly long[] _lengths = [.. SinceSending.Presets.Select(preset => (long)preset.Length.TotalMilliseconds)];

    /// <summary>By preset, shortest first: what happened within it but not within a shorter one. Made cumulative at the end.</summary>
    private readonly BucketSum[] _sinceSending = new BucketSum[SinceSending.Presets.Length];
    private long _withoutSent;
    private long _earliest = long.MaxValue, _latest = -1;

    public void Add(in Counted counted)
    {
        var entries = counted.Message.Entries;
        var sentAt = counted.Message.State.SentAt;
        for (var i = 0; i < entries.Length; i++)
            if (MayCount(entries[i].Type, counted, i) && counted.Counts(i) && SumOf(counted, i) is var sum && sum != default)
                Add(entries[i].At, sentAt, sum);
    }

    /// <summary>Counts a message without a sent event, whose opens and clicks have no time since sending.</summary>
    public void AddWithoutSent() => _withoutSent++;

    public void WriteTo(ReportSums sums)
    {
        sums.Buckets.Add(_buckets);
        sums.WeekHours.Add(_hours);
        var within = default(BucketSum);
        // A running total: what happened within 24 hours also happened within 3 days.
        for (var i = 0; i < _sinceSending.Length; i++) sums.SinceSending[i] += within += _sinceSending[i];
        sums.WithoutSent += _withoutSent;
        sums.EarliestAt = Math.Min(sums.EarliestAt, _earliest);
        sums.LatestCountedAt = _latest;
    }

    /// <summary>Whether an entry may be an open or a click: asked first, since most entries are neither.</summary>
    private static bool MayCount(EventType type, in Counted counted, int entry) =>
        type is EventType.Opened or EventType.Clicked || counted.Counter.FirstOpen == entry;

    /// <summary>What a counted entry adds. An implied open happened at its click.</summary>
    private static BucketSum SumOf(in Counted counted, int entry)
    {
        var (type, counter) = (counted.Message.Entries[entry].Type, counted.Counter);
        var isFirstOpen = counter.FirstOpen == entry;
        var isOpen = type == EventType.Opened || (isFirstOpen && counter.IsImplied);
        return new BucketSum(
            isOpen ? 1 : 0, isFirstOpen ? 1 : 0, type == EventType.Clicked ? 1 : 0, counter.FirstClick == entry ? 1 : 0);
    }

    private void Add(long at, long sentAt, BucketSum sum)
    {
        BucketOf(at).Sum += sum;
        _earliest = Math.Min(_earliest, at);
        _latest = Math.Max(_latest, at);
        var hour = HoursSum.HourOf(clock.LocalAt(at));
        _hours.Opens[hour] += sum.Opens;
        _hours.Clicks[hour] += sum.Clicks;
        // Without a sent event the time since sending is unknown: AddWithoutSent counts such messages.
        if (sentAt == MessageState.Never) return;
        for (var i = 0; i < _lengths.Length; i++)
        {
            if (at - sentAt >= _lengths[i]) continue;
            _sinceSending[i] += sum;
            return;
        }
    }

    private SumRow<NumberKey, BucketSum> BucketOf(long at)
    {
        var start = new NumberKey(buckets.StartOf(at));
        // Often that of the event before.
        if (_last is null || _last.Key != start) _last = _buckets.RowOf(start);
        return _last;
    }
}

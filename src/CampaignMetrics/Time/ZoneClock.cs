namespace CampaignMetrics.Time;

/// <summary>A zone's clock over a range of instants, as a list of spans with a constant offset from UTC. Local time is then integer
/// arithmetic, much faster than <see cref="TimeZoneInfo"/>. Not thread-safe.</summary>
internal sealed class ZoneClock
{
    private const long Hour = 3_600_000, Day = 24 * Hour;

    private readonly List<Span> _spans = [];
    private readonly TimeZoneInfo _zone;
    private readonly long _from, _to;
    private int _last;

    /// <param name="zone">The zone.</param>
    /// <param name="from">The first instant that will be asked for; a margin is added.</param>
    /// <param name="to">The last instant that will be asked for; a margin is added.</param>
    public ZoneClock(TimeZoneInfo zone, long from, long to)
    {
        _zone = zone;
        // A margin longer than a month, since the bucket of an instant may begin before the range and end after it.
        _from = Math.Max(0, from - 45 * Day);
        _to = Math.Min(Instants.End - 1, to + 45 * Day);
        _spans.Add(new Span(long.MinValue, OffsetOf(_from)));
        // No zone changes its clock twice within six hours, so these steps miss no change.
        for (var at = _from; at < _to; at += 6 * Hour)
            if (OffsetOf(Math.Min(at + 6 * Hour, _to)) != LastOffset) AddChange(at, Math.Min(at + 6 * Hour, _to));
    }

    public long OffsetAt(long at) => _spans[SpanOf(at)].Offset;

    /// <summary>Local time: what the clock on the wall shows, in milliseconds as if it were UTC.</summary>
    public long LocalAt(long at) => at + OffsetAt(at);

    /// <summary>The beginning of the span that holds an instant; <see cref="long.MinValue"/> for the first span.</summary>
    public long SpanStart(long at) => _spans[SpanOf(at)].Start;

    /// <summary>The first instant at which the clock shows this local time or a later one.</summary>
    public long FirstInstantOf(long local)
    {
        // No clock differs from UTC by a day, so the instant lies in the span that holds the day before, or in a later one.
        for (var i = SpanOf(local - Day); i < _spans.Count; i++)
        {
            var end = i + 1 < _spans.Count ? _spans[i + 1].Start : long.MaxValue;
            var at = Math.Max(local - _spans[i].Offset, _spans[i].Start);
            if (at < end) return at;
        }
        throw new InvalidOperationException("The last span has no end.");
    }

    public DateTimeOffset ToLocal(long at) => Instants.ToInstant(at).ToOffset(TimeSpan.FromMilliseconds(OffsetAt(at)));

    private long LastOffset => _spans[^1].Offset;

    private int SpanOf(long at)
    {
        // From the span found last: instants come in nearly sorted.
        while (at < _spans[_last].Start) _last--;
        while (_last + 1 < _spans.Count && at >= _spans[_last + 1].Start) _last++;
        return _last;
    }

    /// <summary>Finds the millisecond of a change of the offset by bisection.</summary>
    private void AddChange(long low, long high)
    {
        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            if (OffsetOf(middle) == LastOffset) low = middle;
            else high = middle;
        }
        _spans.Add(new Span(high, OffsetOf(high)));
    }

    private long OffsetOf(long at) => (long)_zone.GetUtcOffset(Instants.ToInstant(at)).TotalMilliseconds;

    private readonly record struct Span(long Start, long Offset);
}

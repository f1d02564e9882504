namespace CampaignMetrics.Time;

/// <summary>Divides time into half-open buckets by a zone's calendar and clock: quarter hours, hours, days, weeks or months. Instants are
/// milliseconds since 1970. Not thread-safe.</summary>
internal sealed class Buckets(ZoneClock clock, Frequency frequency, DayOfWeek firstDayOfWeek)
{
    private const long Quarter = 900_000, Hour = 4 * Quarter, Day = 24 * Hour;

    // The bucket of days, weeks or months that was asked for last: the events of a message are often in the same one.
    private long _lastStart, _lastEnd = long.MinValue;

    /// <summary>The start of the bucket that holds this instant.</summary>
    public long StartOf(long at)
    {
        if (at >= _lastStart && at < _lastEnd) return _lastStart;
        var local = clock.LocalAt(at);
        if (frequency is Frequency.QuarterHour or Frequency.Hour)
        {
            // A change of the clock starts a new bucket: both 02:00 hours of an autumn night stand apart.
            var step = frequency == Frequency.Hour ? Hour : Quarter;
            return Math.Max(at - SinceFull(local, step), clock.SpanStart(at));
        }
        var date = FirstDateOf(DateNumber(local));
        var next = FirstInstantOf(NextDateOf(date));
        // Where the clock goes back over midnight, the old date's second end lies in the new date's bucket.
        if (next <= at) return next;
        (_lastStart, _lastEnd) = (FirstInstantOf(date), next);
        return _lastStart;
    }

    /// <summary>The start of the bucket after the one that starts here.</summary>
    public long Next(long start)
    {
        if (frequency is Frequency.QuarterHour or Frequency.Hour)
        {
            var step = frequency == Frequency.Hour ? Hour : Quarter;
            var next = start + step - SinceFull(clock.LocalAt(start), step);
            return Math.Min(next, NextSpan(start, next));
        }
        // A date that the zone skipped has no bucket of its own.
        for (var date = FirstDateOf(DateNumber(clock.LocalAt(start))); ;)
        {
            date = NextDateOf(date);
            if (FirstInstantOf(date) is var next && next > start) return next;
        }
    }

    private long FirstInstantOf(long date) => clock.FirstInstantOf(date * Day);

    private long NextSpan(long start, long next) => clock.SpanStart(next) is var change && change > start ? change : next;

    private long FirstDateOf(long date) => frequency switch
    {
        Frequency.Week => date - (7 + (int)DateOf(date).DayOfWeek - (int)firstDayOfWeek) % 7,
        Frequency.Month => date - (DateOf(date).Day - 1),
        Frequency.QuarterHour or Frequency.Hour or Frequency.Day => date,
    };

    private long NextDateOf(long date) => frequency switch
    {
        Frequency.Week => date + 7,
        Frequency.Month => date + DateTime.DaysInMonth(DateOf(date).Year, DateOf(date).Month),
        Frequency.QuarterHour or Frequency.Hour or Frequency.Day => date + 1,
    };

    /// <summary>How long ago the clock showed a full step, never negative although local time may lie before 1970.</summary>
    private static long SinceFull(long local, long step) => (local % step + step) % step;

    private static long DateNumber(long local) => (local - SinceFull(local, Day)) / Day;

    private static DateTime DateOf(long date) => DateTime.UnixEpoch.AddDays(date);
}

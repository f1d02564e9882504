namespace CampaignMetrics.Tests.Reference;

/// <summary>Buckets of a zone's calendar and clock, found by stepping through time minute by minute.</summary>
internal sealed class NaiveCalendar(TimeZoneInfo zone, Frequency every, DayOfWeek firstDayOfWeek)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Dictionary<DateOnly, DateTimeOffset> _firstInstants = [];

    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone);

    /// <summary>The start of the bucket that holds this instant.</summary>
    public DateTimeOffset StartOf(DateTimeOffset at)
    {
        if (every is Frequency.QuarterHour or Frequency.Hour)
        {
            var start = at.AddTicks(-(at.Ticks % Minute.Ticks));
            while (OnTheClock(start - Minute) == OnTheClock(at)) start -= Minute;
            return start;
        }
        // Where the clock goes back over midnight, the old date's second end is part of the new date's bucket.
        var date = DateOnly.FromDateTime(Local(at).DateTime);
        return new[] { date, date.AddDays(1) }.Select(day => FirstInstantOf(FirstDateOf(day))).Where(start => start <= at).Max();
    }

    /// <summary>The start of the bucket after the one that starts here.</summary>
    public DateTimeOffset Next(DateTimeOffset start)
    {
        var later = start;
        if (every is Frequency.QuarterHour or Frequency.Hour)
        {
            while (OnTheClock(later) == OnTheClock(start)) later += Minute;
            return later;
        }
        while (StartOf(later) == start) later += TimeSpan.FromHours(1);
        return StartOf(later);
    }

    private (DateOnly, int Hour, int Quarter, TimeSpan Offset) OnTheClock(DateTimeOffset at)
    {
        var local = Local(at);
        return (DateOnly.FromDateTime(local.DateTime), local.Hour, every == Frequency.QuarterHour ? local.Minute / 15 : 0, local.Offset);
    }

    private DateOnly FirstDateOf(DateOnly date) => every switch
    {
        Frequency.Week => date.AddDays(-(((int)date.DayOfWeek - (int)firstDayOfWeek + 7) % 7)),
        Frequency.Month => new DateOnly(date.Year, date.Month, 1),
        _ => date,
    };

    /// <summary>The first instant whose date is this one or a later one.</summary>
    public DateTimeOffset FirstInstantOf(DateOnly date)
    {
        if (_firstInstants.TryGetValue(date, out var known)) return known;
        var at = new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddHours(-26);
        while (DateOnly.FromDateTime(Local(at).DateTime) < date) at += Minute;
        return _firstInstants[date] = at;
    }
}

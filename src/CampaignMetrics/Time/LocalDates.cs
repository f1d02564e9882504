using CampaignMetrics.Time;

namespace CampaignMetrics;

/// <summary>Turns calendar dates of a time zone into instants and periods.</summary>
public static class LocalDates
{
    /// <summary>
    /// The instant at which a date begins in a zone: midnight or, if the clock skips midnight, the first instant of the date.
    /// </summary>
    /// <param name="date">The date, from 1970 to 2199.</param>
    /// <param name="zone">The zone.</param>
    /// <exception cref="ArgumentOutOfRangeException">The date lies outside those years.</exception>
    public static DateTimeOffset StartOf(DateOnly date, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var local = (long)(date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc) - DateTime.UnixEpoch).TotalMilliseconds;
        if (!Instants.InRange(local)) throw new ArgumentOutOfRangeException(nameof(date), date, "From 1970 to 2199.");
        var clock = new ZoneClock(zone, local, local);
        return clock.ToLocal(Math.Clamp(clock.FirstInstantOf(local), 0, Instants.End - 1));
    }

    /// <summary>The period of the same number of calendar days immediately before [from, to). Days are counted by the calendar, not as 24
    /// hours each.</summary>
    /// <param name="from">The first day, inclusive.</param>
    /// <param name="to">The day after the last.</param>
    /// <returns>The first day, inclusive, and the day after the last.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="to"/> is not after <paramref name="from"/>, or the days
    /// before begin before the year 1.</exception>
    public static (DateOnly From, DateOnly To) Previous(DateOnly from, DateOnly to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(to, from);
        var days = to.DayNumber - from.DayNumber;
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days, from.DayNumber, nameof(to));
        return (from.AddDays(-days), from);
    }
}

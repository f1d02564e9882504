using CampaignMetrics.Time;

namespace CampaignMetrics;

/// <summary>Dates of a zone as instants.</summary>
public static class LocalDates
{
    /// <summary>
    /// The instant at which a date begins in a zone: midnight, or where the clock skips midnight, the first instant of the date.
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

    /// <summary>The same number of calendar days immediately before [from, to), in the zone: not n × 24 hours.</summary>
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

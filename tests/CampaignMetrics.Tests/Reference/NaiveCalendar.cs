using System.Globalization;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Section 6: buckets of a zone's calendar and clock, half-open and without gaps.</summary>
internal sealed class NaiveCalendar(TimeZoneInfo zone, string every, DayOfWeek firstDay = DayOfWeek.Monday)
{
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Dictionary<DateOnly, DateTimeOffset> _firstInstants = [];

    private bool IsOfTheClock => every is "15min" or "hour";

    /// <summary>RFC 3339: <c>Z</c> in UTC, else with the zone's offset at that instant.</summary>
    public static string Text(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var format = at.Millisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss" : "yyyy-MM-dd'T'HH:mm:ss.FFF";
        return local.ToString(format, CultureInfo.InvariantCulture)
            + (zone.Id == "UTC" ? "Z" : local.ToString("zzz", CultureInfo.InvariantCulture));
    }

    /// <summary>The start of the bucket that holds this instant.</summary>
    public DateTimeOffset StartOf(DateTimeOffset at)
    {
        if (!IsOfTheClock) return DayStartOf(at);
        var start = at.AddTicks(-(at.Ticks % Minute.Ticks));
        while (OnTheClock(start - Minute) == OnTheClock(at)) start -= Minute;
        return start;
    }

    /// <summary>The start of the bucket after the one that starts here.</summary>
    public DateTimeOffset Next(DateTimeOffset start)
    {
        var later = start;
        while (StartOf(later) == start) later += IsOfTheClock ? Quarter : TimeSpan.FromHours(1);
        return StartOf(later);
    }

    /// <summary>The first instant whose date is this one or a later one.</summary>
    public DateTimeOffset FirstInstantOf(DateOnly date)
    {
        if (_firstInstants.TryGetValue(date, out var known)) return known;
        var at = new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddHours(-16);
        while (DateOf(at) < date) at += Minute;
        return _firstInstants[date] = at;
    }

    private DateTimeOffset DayStartOf(DateTimeOffset at)
    {
        var date = DateOf(at);
        return new[] { date, date.AddDays(1) }.Select(day => FirstInstantOf(FirstDateOf(day))).Where(start => start <= at).Max();
    }

    private DateOnly DateOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    /// <summary>Both 02:00 hours of an autumn night are told apart by their offset.</summary>
    private (DateOnly, int Hour, int Quarter, TimeSpan Offset) OnTheClock(DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        return (DateOnly.FromDateTime(local.DateTime), local.Hour, every == "15min" ? local.Minute / 15 : 0, local.Offset);
    }

    private DateOnly FirstDateOf(DateOnly date) => every switch
    {
        "week" => date.AddDays(-(((int)date.DayOfWeek - (int)firstDay + 7) % 7)),
        "month" => new DateOnly(date.Year, date.Month, 1),
        _ => date,
    };
}

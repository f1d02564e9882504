using System.Globalization;
using CampaignMetrics.Time;

namespace CampaignMetrics.Tests.Time;

/// <summary>Buckets of named zones, written as their starts.</summary>
internal static class Zones
{
    public static readonly string[] Peculiar =
    [
        "UTC", "Europe/Amsterdam", "Asia/Kathmandu", "America/St_Johns", "Australia/Lord_Howe", "America/Sao_Paulo", "Pacific/Apia",
        "Asia/Tehran",
        "Africa/Casablanca", "Pacific/Chatham", "America/New_York", "Asia/Gaza", "Antarctica/Troll", "Pacific/Kiritimati", "America/Havana",
    ];

    public static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);

    public static Buckets Buckets(
        string zone, Frequency every, DateTimeOffset from, DateTimeOffset to, DayOfWeek firstDayOfWeek = DayOfWeek.Monday) =>
        new(new ZoneClock(Zone(zone), from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds()), every, firstDayOfWeek);

    /// <summary>
    /// The starts, on the zone's clock, of the buckets from the one that holds the first instant up to, not including, the second instant.
    /// </summary>
    public static List<string> Starts(string zone, Frequency every, string from, string to, DayOfWeek firstDayOfWeek = DayOfWeek.Monday)
    {
        DateTimeOffset first = Instant(from), end = Instant(to);
        var buckets = Buckets(zone, every, first, end, firstDayOfWeek);
        var starts = new List<string>();
        for (var start = buckets.StartOf(first.ToUnixTimeMilliseconds()); start < end.ToUnixTimeMilliseconds(); start = buckets.Next(start))
            starts.Add(
                TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(start), Zone(zone))
                    .ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture));
        return starts;
    }

    public static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}

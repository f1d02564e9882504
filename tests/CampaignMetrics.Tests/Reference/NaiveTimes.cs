using System.Globalization;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Times as RFC 3339: <c>Z</c> in UTC, else with the zone's offset at that instant.</summary>
internal static class NaiveTimes
{
    public static string Json(DateTimeOffset at, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(at, zone);
        var format = at.Millisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss" : "yyyy-MM-dd'T'HH:mm:ss.FFF";
        return local.ToString(format, CultureInfo.InvariantCulture)
            + (zone.Id == "UTC" ? "Z" : local.ToString("zzz", CultureInfo.InvariantCulture));
    }
}

namespace CampaignMetrics.MaxMind;

/// <summary>The warning for programs that are trimmed or compiled ahead of time.</summary>
internal static class Trimming
{
    // MaxMind.GeoIP2 6.1.0 creates its responses and reads JSON by reflection: once trimmed away, a lookup throws.
    public const string Message =
        "MaxMind.GeoIP2 makes its responses by reflection. In a trimmed program use CampaignMetrics.Geolocation for databases.";
}

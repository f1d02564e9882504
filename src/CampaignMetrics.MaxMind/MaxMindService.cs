namespace CampaignMetrics.MaxMind;

/// <summary>MaxMind's web services that return places (https://dev.maxmind.com/geoip/docs/web-services).</summary>
public enum MaxMindService
{
    /// <summary>GeoIP City Plus, or GeoLite City: country, region, city. The default.</summary>
    City,

    /// <summary>GeoIP Country, or GeoLite Country: the country alone.</summary>
    Country,

    /// <summary>GeoIP Insights: country, region, city.</summary>
    Insights,
}

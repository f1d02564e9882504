using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>Openers and clickers by place: that of the message's first open and of its first click, where it is known.</summary>
/// <param name="Place">The place.</param>
/// <param name="Opens">Openers whose first open was there.</param>
/// <param name="Clicks">Clickers whose first click was there.</param>
/// <param name="ProxiedOpens">Of the openers, those whose open came through a proxy: the place is then the proxy's.</param>
[JsonConverter(typeof(DataConverter<LocationReport>)), JsonForm<LocationReportConverter>]
public sealed record LocationReport(Place Place, long Opens, long Clicks, long ProxiedOpens);

/// <summary>Openers and clickers by country: that of the message's first open and of its first click.</summary>
/// <param name="Country">ISO 3166-1 alpha-2 code; null where the place has none.</param>
/// <param name="Opens">Openers.</param>
/// <param name="Clicks">Clickers.</param>
/// <param name="ProxiedOpens">Of the openers, those whose open came through a proxy.</param>
/// <param name="ProxiedClicks">Of the clickers, those whose click came through a relay or a proxy.</param>
[JsonConverter(typeof(DataConverter<CountryReport>)), JsonForm<CountryReportConverter>]
public sealed record CountryReport(string? Country, long Opens, long Clicks, long ProxiedOpens, long ProxiedClicks);

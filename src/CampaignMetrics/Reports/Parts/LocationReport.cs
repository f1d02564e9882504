using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>Messages by the place of their first open and of their first click, where it is known.</summary>
/// <param name="Place">The place.</param>
/// <param name="Opens">Openers whose first open was there.</param>
/// <param name="Clicks">Clickers whose first click was there.</param>
/// <param name="ProxiedOpens">Of the openers, those whose open came through a proxy: the place is then the proxy's.</param>
[JsonConverter(typeof(DataConverter<LocationReport>)), JsonForm<LocationReportConverter>]
public sealed record LocationReport(Place Place, long Opens, long Clicks, long ProxiedOpens);

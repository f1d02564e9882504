using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>Counted opens and clicks by day of the week and hour of the contacts' own clocks.</summary>
/// <param name="Contacts">The number of contacts whose time zone is known: that of the place of their first open by a person, unless
/// that open came through a proxy.</param>
/// <param name="Hours">Their opens and clicks.</param>
[JsonConverter(typeof(DataConverter<LocalHoursReport>)), JsonForm<LocalHoursReportConverter>]
public sealed record LocalHoursReport(long Contacts, WeekHoursReport Hours);

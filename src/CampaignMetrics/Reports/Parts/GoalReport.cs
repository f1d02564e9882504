using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>The conversions that reached a goal.</summary>
/// <param name="Goal">The goal, as events name it.</param>
/// <param name="Conversions">Conversions: an order with all its events counts once, an event without an order counts alone.</param>
/// <param name="Contacts">Distinct contacts.</param>
[JsonConverter(typeof(DataConverter<GoalReport>)), JsonForm<GoalReportConverter>]
public sealed record GoalReport(string Goal, long Conversions, long Contacts);

using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>What reached a goal.</summary>
/// <param name="Goal">The goal.</param>
/// <param name="Conversions">Orders, and events that belong to none.</param>
/// <param name="Contacts">Distinct contacts.</param>
[JsonConverter(typeof(DataConverter<GoalReport>)), JsonForm<GoalReportConverter>]
public sealed record GoalReport(string Goal, long Conversions, long Contacts);

/// <summary>What names no email and could be given to none: counted here, and in no other number.</summary>
/// <param name="Unsubscribed">Unsubscriptions: events.</param>
/// <param name="SpamReports">Spam reports: events.</param>
/// <param name="Conversions">Orders, and conversions that belong to none.</param>
/// <param name="Refunds">Refunds of orders that nobody knows: events.</param>
[JsonConverter(typeof(DataConverter<UnattributedReport>)), JsonForm<UnattributedReportConverter>]
public sealed record UnattributedReport(long Unsubscribed, long SpamReports, long Conversions, long Refunds);

using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>Events that name no email and could not be attributed to one. They are counted here and in no other number.</summary>
/// <param name="Unsubscribed">Unsubscriptions: events.</param>
/// <param name="SpamReports">Spam reports: events.</param>
/// <param name="Conversions">Conversions: an order counts once, a conversion without an order counts alone.</param>
/// <param name="Refunds">Refunds that name no order, or one that no event placed: events.</param>
[JsonConverter(typeof(DataConverter<UnattributedReport>)), JsonForm<UnattributedReportConverter>]
public sealed record UnattributedReport(long Unsubscribed, long SpamReports, long Conversions, long Refunds);

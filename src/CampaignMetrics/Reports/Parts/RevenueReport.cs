using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>What conversions brought in one currency.</summary>
/// <param name="Amount">What orders brought less what was refunded; exact.</param>
/// <param name="Orders">Orders, and conversions that state an amount and no order.</param>
/// <param name="Refunds">Events that took something back.</param>
[JsonConverter(typeof(DataConverter<RevenueReport>)), JsonForm<RevenueReportConverter>]
public sealed record RevenueReport(Money Amount, long Orders, long Refunds);

using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>Revenue from conversions in one currency.</summary>
/// <param name="Amount">Orders less refunds; exact.</param>
/// <param name="Orders">Orders, and conversions with an amount but no order.</param>
/// <param name="Refunds">Refunds: events with a negative amount.</param>
[JsonConverter(typeof(DataConverter<RevenueReport>)), JsonForm<RevenueReportConverter>]
public sealed record RevenueReport(Money Amount, long Orders, long Refunds);

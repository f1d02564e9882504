using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>What conversions brought in one currency.</summary>
/// <param name="Amount">The sum; exact.</param>
/// <param name="Orders">Conversions that state an amount.</param>
[JsonConverter(typeof(DataConverter<RevenueReport>)), JsonForm<RevenueReportConverter>]
public sealed record RevenueReport(Money Amount, long Orders);

using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>Opens and clicks within a period after each message's own sending, by elapsed time and not by calendar days.</summary>
/// <param name="Within">The length of the period: <c>24h</c>, <c>3d</c>, <c>7d</c> or <c>30d</c>, the end exclusive. Events before the
/// sending (by a wrong clock) are included.</param>
/// <param name="Opens">Counted opens.</param>
/// <param name="FirstOpens">Messages whose first open lies in the period.</param>
/// <param name="Clicks">Counted clicks.</param>
/// <param name="FirstClicks">Messages whose first click lies in the period.</param>
/// <param name="LeftOut">Sent messages that are left out, opened or not, since no event says when they were sent.</param>
[JsonConverter(typeof(DataConverter<SinceSendingReport>)), JsonForm<SinceSendingReportConverter>]
public sealed record SinceSendingReport(
    string Within, long Opens, long FirstOpens, long Clicks, long FirstClicks, long LeftOut);

using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>Distinct contacts of the scope: each counts once, however many emails and sendings it got.</summary>
/// <param name="Sent">Contacts to whom at least one message was sent.</param>
/// <param name="Delivered">Contacts to whom at least one message was delivered.</param>
/// <param name="Opened">Contacts who opened at least one message; null where it was not measured.</param>
/// <param name="Clicked">Contacts who clicked in at least one message; null where it was not measured.</param>
/// <param name="NotMeasured">Why opens and clicks were not measured, a constant of <see cref="CampaignMetrics.NotMeasured"/>; null where
/// they were.</param>
[JsonConverter(typeof(DataConverter<PeopleReport>)), JsonForm<PeopleReportConverter>]
public sealed record PeopleReport(long Sent, long Delivered, long? Opened, long? Clicked, string? NotMeasured);

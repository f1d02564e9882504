using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>The messages to one receiving domain, and their counted events.</summary>
/// <param name="Domain">In lower case; <c>(none)</c> for contacts whose key is no address.</param>
/// <param name="Sent">Messages.</param>
/// <param name="Delivered">Messages.</param>
/// <param name="Bounced">Messages.</param>
/// <param name="Opens">Counted open events, implied ones included; null where they were not measured.</param>
/// <param name="Clicks">Counted click events; null where they were not measured.</param>
/// <param name="SpamReports">Messages reported as spam; null for Gmail without any, as it reports no complaints.</param>
[JsonConverter(typeof(DataConverter<DomainReport>)), JsonForm<DomainReportConverter>]
public sealed record DomainReport(string Domain, long Sent, long Delivered, long Bounced, long? Opens, long? Clicks, long? SpamReports)
{
    /// <summary>Why opens and clicks were not measured, a constant of <see cref="CampaignMetrics.NotMeasured"/>; null where they
    /// were.</summary>
    public string? NotMeasured { get; init; }

    /// <summary>Spam reports / delivered; not measured where <see cref="SpamReports"/> is null. By event date it may exceed 1.</summary>
    public Ratio SpamRate => SpamReports is { } reports
        ? new Ratio(reports, Delivered)
        : Ratio.Unmeasured(CampaignMetrics.NotMeasured.ReceiverReportsNone);
}

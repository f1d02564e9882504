using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>What readers did, as far as the definition counts it. Unique means messages, total means events. What was not
/// measured is null: <see cref="MetricCounts.ReasonAgainst"/> says why.</summary>
[JsonConverter(typeof(DataConverter<EngagementReport>)), JsonForm<EngagementReportConverter>]
public sealed record EngagementReport
{
    private readonly MetricCounts _counts;

    internal EngagementReport(MetricCounts counts) => _counts = counts;

    internal MetricCounts Counts => _counts;

    /// <summary>Counted open events, and one for each opener by implication only.</summary>
    public long? TotalOpens => _counts.Measured(Metric.TotalOpens);

    /// <summary>Openers.</summary>
    public long? UniqueOpens => _counts.Measured(Metric.Opened);

    /// <summary>Openers by implication only.</summary>
    public long? ImpliedOpens => _counts.Measured(Metric.ImpliedOpened);

    /// <summary>Counted click events.</summary>
    public long? TotalClicks => _counts.Measured(Metric.TotalClicks);

    /// <summary>Clickers.</summary>
    public long? UniqueClicks => _counts.Measured(Metric.Clicked);

    /// <summary>Messages that were answered.</summary>
    public long? Replies => _counts.Measured(Metric.Replied);

    /// <summary>Messages that were passed on.</summary>
    public long Forwards => _counts[Metric.Forwarded];

    /// <summary>Whether both tell the same counts.</summary>
    /// <param name="other">The other report.</param>
    public bool Equals(EngagementReport? other) =>
        other is not null && _counts.Agrees(other._counts, EngagementReportConverter.Told);

    /// <summary>A hash of the counts.</summary>
    public override int GetHashCode() => HashCode.Combine(TotalOpens, UniqueOpens, TotalClicks, UniqueClicks);
}

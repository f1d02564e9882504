using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>Opens, clicks, replies and forwards that count by the definition. "Unique" numbers are messages, "total" numbers are events.
/// Null means not measured: <see cref="MetricCounts.ReasonAgainst"/> says why.</summary>
[JsonConverter(typeof(DataConverter<EngagementReport>)), JsonForm<EngagementReportConverter>]
public sealed record EngagementReport
{
    private readonly MetricCounts _counts;

    internal EngagementReport(MetricCounts counts) => _counts = counts;

    internal MetricCounts Counts => _counts;

    /// <summary>Counted open events, plus one for each opener who is known only by a click.</summary>
    public long? TotalOpens => _counts.Measured(Metric.TotalOpens);

    /// <summary>Openers: messages with at least one counted or implied open.</summary>
    public long? UniqueOpens => _counts.Measured(Metric.Opened);

    /// <summary>Openers who are known only by a click, which implies an open.</summary>
    public long? ImpliedOpens => _counts.Measured(Metric.ImpliedOpened);

    /// <summary>Counted click events.</summary>
    public long? TotalClicks => _counts.Measured(Metric.TotalClicks);

    /// <summary>Clickers: messages with at least one counted click.</summary>
    public long? UniqueClicks => _counts.Measured(Metric.Clicked);

    /// <summary>Messages that got a reply.</summary>
    public long? Replies => _counts.Measured(Metric.Replied);

    /// <summary>Messages that were forwarded.</summary>
    public long Forwards => _counts[Metric.Forwarded];

    /// <summary>Whether both have the same counts.</summary>
    /// <param name="other">The other report.</param>
    public bool Equals(EngagementReport? other) =>
        other is not null && _counts.Agrees(other._counts, EngagementReportConverter.Told);

    /// <summary>A hash of the counts.</summary>
    public override int GetHashCode() => HashCode.Combine(TotalOpens, UniqueOpens, TotalClicks, UniqueClicks);
}

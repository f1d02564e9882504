using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>How long openers viewed the email: read is 8 seconds or longer, skimmed from 2 to less than 8, glanced less than 2. The longest
/// view of each message counts.</summary>
[JsonConverter(typeof(DataConverter<ViewingReport>)), JsonForm<ViewingReportConverter>]
public sealed record ViewingReport
{
    /// <param name="counts">The counts of all messages.</param>
    /// <param name="shares">The counts from which shares are computed: the same, or those of the trackable cohort.</param>
    internal ViewingReport(MetricCounts counts, MetricCounts shares)
    {
        NotMeasured = counts.ReasonAgainst(Metric.DwellMeasured);
        Measured = counts.Measured(Metric.DwellMeasured);
        Read = ShareOf(Metric.Read);
        Skimmed = ShareOf(Metric.Skimmed);
        Glanced = ShareOf(Metric.Glanced);

        ViewingShare ShareOf(Metric metric) => NotMeasured is { } reason
            ? new(null, Rate.Unmeasured(reason), Rate.Unmeasured(reason))
            : new(
                counts[metric], new Rate(shares[metric], shares[Metric.Opened]),
                new Rate(shares[metric], shares[Metric.DwellMeasured]));
    }

    internal ViewingReport(long? measured, string? notMeasured, ViewingShare read, ViewingShare skimmed, ViewingShare glanced) =>
        (Measured, NotMeasured, Read, Skimmed, Glanced) = (measured, notMeasured, read, skimmed, glanced);

    /// <summary>
    /// Openers whose viewing time was measured. Not all clients allow it: mail that is read through Gmail's, Yahoo's or a privacy proxy
    /// does not. Null where nothing is tracked.
    /// </summary>
    public long? Measured { get; }

    /// <summary>Why nothing was measured; null where it was.</summary>
    public string? NotMeasured { get; }

    /// <summary>8 seconds or longer.</summary>
    public ViewingShare Read { get; }

    /// <summary>2 seconds or longer, less than 8.</summary>
    public ViewingShare Skimmed { get; }

    /// <summary>Less than 2 seconds.</summary>
    public ViewingShare Glanced { get; }
}

/// <summary>Openers in one class of viewing time.</summary>
/// <param name="Count">Messages; null where nothing is tracked.</param>
/// <param name="OfOpeners">Their share of all openers.</param>
/// <param name="OfMeasured">Their share of the openers whose viewing time was measured.</param>
[JsonConverter(typeof(DataConverter<ViewingShare>)), JsonForm<ViewingShareConverter>]
public sealed record ViewingShare(long? Count, Rate OfOpeners, Rate OfMeasured);

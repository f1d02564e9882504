using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>How long openers looked. Read: 8 seconds or longer; skimmed: from 2, less than 8; glanced: less than 2.</summary>
[JsonConverter(typeof(DataConverter<ViewingReport>)), JsonForm<ViewingReportConverter>]
public sealed record ViewingReport
{
    /// <param name="counts">All counts.</param>
    /// <param name="shares">Those that shares are of: all, or the trackable cohort's.</param>
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
    /// Openers whose viewing time was measured. Not all clients can tell: Gmail's and Yahoo's proxies and privacy proxies do not. Null
    /// where nothing is tracked.
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

/// <summary>Openers who looked for so long.</summary>
/// <param name="Count">Messages; null where nothing is tracked.</param>
/// <param name="OfOpeners">Against all openers.</param>
/// <param name="OfMeasured">Against openers whose viewing time was measured.</param>
[JsonConverter(typeof(DataConverter<ViewingShare>)), JsonForm<ViewingShareConverter>]
public sealed record ViewingShare(long? Count, Rate OfOpeners, Rate OfMeasured);

using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>How long openers looked. Read: 8 seconds or longer; skimmed: from 2, less than 8; glanced: less than 2.</summary>
[JsonConverter(typeof(DataConverter<ViewingReport>)), JsonForm<ViewingReportConverter>]
public sealed record ViewingReport
{
    internal ViewingReport(MetricCounts counts)
    {
        Measured = counts[Metric.DwellMeasured];
        Read = ShareOf(Metric.Read);
        Skimmed = ShareOf(Metric.Skimmed);
        Glanced = ShareOf(Metric.Glanced);

        ViewingShare ShareOf(Metric metric) => counts.IsUntracked(Metric.Opened)
            ? new(0, Rate.Unmeasured(NotMeasured.TrackingOff), Rate.Unmeasured(NotMeasured.TrackingOff))
            : new(counts[metric], new Rate(counts[metric], counts[Metric.Opened]), new Rate(counts[metric], Measured));
    }

    internal ViewingReport(long measured, ViewingShare read, ViewingShare skimmed, ViewingShare glanced) =>
        (Measured, Read, Skimmed, Glanced) = (measured, read, skimmed, glanced);

    /// <summary>
    /// Openers whose viewing time was measured. Not all clients can tell: Gmail's and Yahoo's proxies and privacy proxies do not.
    /// </summary>
    public long Measured { get; }

    /// <summary>8 seconds or longer.</summary>
    public ViewingShare Read { get; }

    /// <summary>2 seconds or longer, less than 8.</summary>
    public ViewingShare Skimmed { get; }

    /// <summary>Less than 2 seconds.</summary>
    public ViewingShare Glanced { get; }
}

/// <summary>Openers who looked for so long.</summary>
/// <param name="Count">Messages.</param>
/// <param name="OfOpeners">Against all openers.</param>
/// <param name="OfMeasured">Against openers whose viewing time was measured.</param>
[JsonConverter(typeof(DataConverter<ViewingShare>)), JsonForm<ViewingShareConverter>]
public sealed record ViewingShare(long Count, Rate OfOpeners, Rate OfMeasured);

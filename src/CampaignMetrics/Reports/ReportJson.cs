using System.Buffers;
using System.Text.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>Writes a report as JSON, <c>campaign-metrics/report/v1</c>: camel case, properties and lists in a fixed order.</summary>
public static class ReportJson
{
    /// <summary>The schema's name.</summary>
    public const string Schema = "campaign-metrics/report/v1";

    /// <summary>Writes a report as indented UTF-8 JSON, without a line end after it.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where the bytes go.</param>
    public static void Write(Report report, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        using var json = new Utf8JsonWriter(output, DocumentStream.Options);
        foreach (var _ in ReportConverter.Pieces(json, report)) { }
    }
}

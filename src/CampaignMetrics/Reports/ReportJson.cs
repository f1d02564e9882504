using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>Writes a report as JSON, <c>campaign-metrics/report/v1</c>: camel case, properties and lists in a fixed order.</summary>
public static class ReportJson
{
    /// <summary>The schema's name.</summary>
    public const string Schema = "campaign-metrics/report/v1";

    // A report is data for programs; an HTML page that embeds it escapes it itself.
    private static readonly JsonWriterOptions Options =
        new() { Indented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>How much is written before it is passed on to a stream.</summary>
    private const int PassOnBytes = 1 << 16;

    /// <summary>Writes a report as indented UTF-8 JSON, without a line end after it.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Where the bytes go.</param>
    public static void Write(Report report, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        using var json = new Utf8JsonWriter(output, Options);
        foreach (var _ in ReportConverter.Pieces(json, report)) { }
    }

    internal static void Write(Report report, Stream output, CancellationToken cancellationToken)
    {
        var json = WriterTo(output);
        foreach (var waiting in ReportConverter.Pieces(json, report))
        {
            if (waiting < PassOnBytes) continue;
            cancellationToken.ThrowIfCancellationRequested();
            json.Flush();
        }
        json.Flush();
    }

    internal static async Task WriteAsync(Report report, Stream output, CancellationToken cancellationToken)
    {
        var json = WriterTo(output);
        foreach (var waiting in ReportConverter.Pieces(json, report))
            if (waiting >= PassOnBytes) await json.FlushAsync(cancellationToken).ConfigureAwait(false);
        await json.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A writer that nobody disposes of: it holds nothing but memory, and would write on after a failure.</summary>
    private static Utf8JsonWriter WriterTo(Stream output) => new(output, Options);
}

using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CampaignMetrics.Reports.Json;

/// <summary>Writes documents as indented UTF-8 JSON, without a line end after them, in little memory however many rows they have.</summary>
internal static class DocumentStream
{
    /// <summary>How much is written before it is passed on to a stream.</summary>
    private const int PassOnBytes = 1 << 16;

    // A document is data for programs; an HTML page that embeds it escapes it itself.
    public static JsonWriterOptions Options { get; } =
        new() { Indented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="output">Where it goes; left open.</param>
    /// <param name="pieces">Writes the document piece by piece; after each it says how many bytes wait to be passed on.</param>
    /// <param name="cancellationToken">Ends the writing.</param>
    public static void Write(Stream output, Func<Utf8JsonWriter, IEnumerable<int>> pieces, CancellationToken cancellationToken)
    {
        var json = WriterTo(output);
        foreach (var waiting in pieces(json))
        {
            if (waiting < PassOnBytes) continue;
            cancellationToken.ThrowIfCancellationRequested();
            json.Flush();
        }
        json.Flush();
    }

    /// <inheritdoc cref="Write"/>
    public static async Task WriteAsync(
        Stream output, Func<Utf8JsonWriter, IEnumerable<int>> pieces, CancellationToken cancellationToken)
    {
        var json = WriterTo(output);
        foreach (var waiting in pieces(json))
            if (waiting >= PassOnBytes) await json.FlushAsync(cancellationToken).ConfigureAwait(false);
        await json.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A document as people read it, on one line.</summary>
    public static string Text(Func<Utf8JsonWriter, IEnumerable<int>> pieces)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Options.Encoder });
        foreach (var _ in pieces(json)) { }
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>A writer that nobody disposes of: it holds nothing but memory, and would write on after a failure.</summary>
    private static Utf8JsonWriter WriterTo(Stream output) => new(output, Options);
}

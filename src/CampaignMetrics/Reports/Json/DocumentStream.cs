using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CampaignMetrics.Reports.Json;

/// <summary>Writes documents as indented UTF-8 JSON, without a final line end. Memory use does not grow with the number of rows.</summary>
internal static class DocumentStream
{
    /// <summary>The number of bytes that are buffered before they are flushed to the stream: 64 KB.</summary>
    private const int PassOnBytes = 1 << 16;

    // A document is data for programs; an HTML page that embeds it escapes it itself.
    public static JsonWriterOptions Options { get; } =
        new() { Indented = true, IndentSize = 2, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a document to a stream.</summary>
    /// <param name="output">The stream; left open.</param>
    /// <param name="pieces">Writes the document piece by piece, and yields after each piece how many bytes are buffered.</param>
    /// <param name="cancellationToken">Cancels the writing; looked at each time before bytes go to the stream.</param>
    public static void Write(Stream output, Func<Utf8JsonWriter, IEnumerable<int>> pieces, CancellationToken cancellationToken)
    {
        var json = WriterTo(output);
        foreach (var waiting in pieces(json))
            if (waiting >= PassOnBytes) Flush(json, cancellationToken);
        Flush(json, cancellationToken);
    }

    /// <inheritdoc cref="Write"/>
    public static async Task WriteAsync(
        Stream output, Func<Utf8JsonWriter, IEnumerable<int>> pieces, CancellationToken cancellationToken)
    {
        var json = WriterTo(output);
        foreach (var waiting in pieces(json))
            if (waiting >= PassOnBytes) await FlushAsync(json, cancellationToken).ConfigureAwait(false);
        await FlushAsync(json, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A document on one line, for <see cref="object.ToString"/>.</summary>
    public static string Text(Func<Utf8JsonWriter, IEnumerable<int>> pieces)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Options.Encoder });
        foreach (var _ in pieces(json)) { }
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Flush(Utf8JsonWriter json, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        json.Flush();
    }

    private static Task FlushAsync(Utf8JsonWriter json, CancellationToken cancellationToken)
    {
        // A stream need not look at the token itself.
        cancellationToken.ThrowIfCancellationRequested();
        return json.FlushAsync(cancellationToken);
    }

    /// <summary>A writer that is not disposed, on purpose: it holds only memory, and disposing it after an exception would write the rest
    /// of its buffer to the stream.</summary>
    private static Utf8JsonWriter WriterTo(Stream output) => new(output, Options);
}

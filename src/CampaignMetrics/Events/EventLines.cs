using System.Runtime.CompilerServices;
using System.Text;

namespace CampaignMetrics.Events;

/// <summary>Reads events from NDJSON: one JSON object a line, UTF-8, ending in <c>\n</c> or <c>\r\n</c>; gzip is seen and unpacked. Blank lines carry nothing and are passed over.</summary>
/// <remarks>Memory is constant. A line that is no event is given with its number and the reason, and reading goes on.</remarks>
public static class EventLines
{
    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">The lines; left open.</param>
    /// <param name="options">How they are read; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="InvalidDataException">The stream is damaged gzip.</exception>
    public static async IAsyncEnumerable<EventRead> ReadAsync(
        Stream stream, EventLineOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var content = GzipContent.Open(stream);
        var parser = new EventLineParser();
        var reader = new LineReader((options ?? EventLineOptions.Default).MaxLineBytes);
        for (var count = 1; count > 0;)
        {
            count = await content.ReadAsync(reader.Free(), cancellationToken).ConfigureAwait(false);
            reader.Filled(count);
            while (Next(reader, parser) is { } read)
                if (read != default) yield return read;
        }
    }

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="stream">The lines; left open.</param>
    /// <param name="options">How they are read; null for the defaults.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="InvalidDataException">The stream is damaged gzip.</exception>
    public static IEnumerable<EventRead> Read(Stream stream, EventLineOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var content = GzipContent.Open(stream);
        var parser = new EventLineParser();
        var reader = new LineReader((options ?? EventLineOptions.Default).MaxLineBytes);
        for (var count = 1; count > 0;)
        {
            count = content.Read(reader.Free().Span);
            reader.Filled(count);
            while (Next(reader, parser) is { } read)
                if (read != default) yield return read;
        }
    }

    /// <summary>Reads one line.</summary>
    /// <param name="line">The line, without its end.</param>
    public static EventRead Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return Parse(0, new EventLineParser(), Encoding.UTF8.GetBytes(line));
    }

    internal static bool IsBlank(ReadOnlySpan<byte> line) => line.IndexOfAnyExcept(" \t\r"u8) < 0;

    internal static string TooLong(int maxLineBytes) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"line is longer than {maxLineBytes:N0} bytes");

    /// <summary>Null when more bytes are needed; the default for a blank line.</summary>
    private static EventRead? Next(LineReader reader, EventLineParser parser)
    {
        if (!reader.TryNext(out var line, out var tooLong)) return null;
        if (tooLong) return EventRead.Rejected(reader.Line, TooLong(reader.MaxLineBytes));
        return IsBlank(line) ? default(EventRead) : Parse(reader.Line, parser, line);
    }

    private static EventRead Parse(long line, EventLineParser parser, ReadOnlySpan<byte> text)
    {
        var fields = new EventFields();
        return parser.Parse(text, ref fields) is { } reason ? EventRead.Rejected(line, reason) : EventRead.Of(line, EmailEvent.From(fields));
    }
}

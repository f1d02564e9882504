using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using CampaignMetrics.Engine.Lines;
using CampaignMetrics.Events;
using CampaignMetrics.Events.Schema;

namespace CampaignMetrics;

/// <summary>Reads events from NDJSON: one JSON object per line, in UTF-8, ending in <c>\n</c> or <c>\r\n</c>. Gzip is recognised and
/// unpacked, and each element of a JSON array counts as a line. Blank lines are skipped.</summary>
/// <remarks>
/// <para>Memory stays constant however long the stream is. A line that is no event is returned with its number and the reason, and
/// reading goes on. <see cref="EventLineWriter"/> writes such lines.</para>
/// </remarks>
/// <example>
/// <code>
/// await foreach (var read in EventLines.ReadAsync(stream)) messages.Apply(read);
/// </code>
/// </example>
public static class EventLines
{
    /// <summary>The properties of event lines by name, each with whether it holds personal data.</summary>
    public static ImmutableSortedDictionary<string, PersonalData> Properties { get; } =
        EventSchema.Properties.ToArray().ToImmutableSortedDictionary(row => row.Name, row => row.Personal, StringComparer.Ordinal);

    /// <summary>Reads a stream to its end, lazily.</summary>
    /// <param name="stream">The lines; left open.</param>
    /// <param name="options">How they are read; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="InvalidDataException">The stream is damaged gzip, or a JSON array without its end; the events before the damage
    /// were returned.</exception>
    public static IAsyncEnumerable<EventRead> ReadAsync(
        Stream stream, EventLineOptions? options = null, CancellationToken cancellationToken = default) =>
        EachAsync(Door.Given(stream, nameof(stream)), (options ?? EventLineOptions.Default).MaxLineBytes, cancellationToken);

    /// <summary>Reads a stream to its end, lazily.</summary>
    /// <param name="stream">The lines; left open.</param>
    /// <param name="options">How they are read; null for the defaults.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="InvalidDataException">The stream is damaged gzip, or a JSON array without its end; the events before the damage
    /// were returned.</exception>
    public static IEnumerable<EventRead> Read(Stream stream, EventLineOptions? options = null) =>
        Each(Door.Given(stream, nameof(stream)), (options ?? EventLineOptions.Default).MaxLineBytes);

    /// <summary>Reads one line.</summary>
    /// <param name="line">The line, without its line end.</param>
    public static EventRead Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return Parse(0, new EventLineParser(), new EventFields(), Encoding.UTF8.GetBytes(line));
    }

    internal static EventRead Parse(ReadOnlySpan<byte> utf8Json) => Parse(0, new EventLineParser(), new EventFields(), utf8Json.ToArray());

    internal static string TooLong(int maxLineBytes) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"line is longer than {maxLineBytes:N0} bytes");

    private static async IAsyncEnumerable<EventRead> EachAsync(
        Stream stream, int limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var blocks = new LineBlocks(await EventContent.OpenAsync(stream, cancellationToken).ConfigureAwait(false), limit);
        var block = new LineBlock();
        var parser = new EventLineParser();
        var fields = new EventFields();
        while (await blocks.TryReadAsync(block, cancellationToken).ConfigureAwait(false))
            foreach (var read in Parsed(block, parser, fields, limit)) yield return read;
    }

    private static IEnumerable<EventRead> Each(Stream stream, int limit)
    {
        var blocks = new LineBlocks(EventContent.Open(stream), limit);
        var block = new LineBlock();
        var parser = new EventLineParser();
        var fields = new EventFields();
        while (blocks.TryRead(block))
            foreach (var read in Parsed(block, parser, fields, limit)) yield return read;
    }

    private static IEnumerable<EventRead> Parsed(LineBlock block, EventLineParser parser, EventFields fields, int maxLineBytes)
    {
        var lines = block.Lines(maxLineBytes);
        while (lines.MoveNext())
            yield return lines.IsTooLong
                ? EventRead.Rejected(lines.Number, TooLong(maxLineBytes))
                : Parse(lines.Number, parser, fields, lines.Segment);
    }

    private static EventRead Parse(long line, EventLineParser parser, EventFields fields, ArraySegment<byte> text) =>
        parser.Parse(text, fields) is { } reason ? EventRead.Rejected(line, reason) : EventRead.Of(line, EmailEvent.From(fields));
}

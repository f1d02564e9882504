using CampaignMetrics.Engine.Lines;

namespace CampaignMetrics;

public sealed partial class MessageLedger
{
    /// <summary>Where the <see cref="Exception.Data"/> of a failed reading tells which stream failed: its index, an <see cref="int"/>.</summary>
    public const string StreamIndex = "stream";

    /// <summary>Folds a whole stream of event lines in, with several threads and without an object per event; gzip is seen and unpacked,
    /// and the elements of a JSON array are its lines. Rejected lines are counted.</summary>
    /// <param name="stream">NDJSON in UTF-8; left open.</param>
    /// <param name="onRejected">Told of each rejected line, in the order of the lines and by one thread at a time; it may throw to stop. Null for none.</param>
    /// <param name="cancellationToken">Ends the reading between two blocks of lines; what was read stays. A stream that makes its reader wait is waited for.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="InvalidDataException">The stream is damaged gzip, or a JSON array without its end.</exception>
    /// <exception cref="OperationCanceledException">The reading was ended.</exception>
    /// <returns>How many events it held, copies among them.</returns>
    public long ReadLines(Stream stream, Action<Rejection>? onRejected = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Fold([new LineSource(stream, 0, _options.Lines.MaxLineBytes, onRejected)], cancellationToken)[0];
    }

    /// <summary>Folds several streams of event lines in at once, as <see cref="ReadLines(Stream, Action{Rejection}, CancellationToken)"/> does one.</summary>
    /// <param name="streams">Each NDJSON in UTF-8, also gzip; left open.</param>
    /// <param name="onRejected">Told of each rejected line with the index of its stream: a stream's in the order of its lines, but those of two streams at any time. Null for none.</param>
    /// <param name="cancellationToken">Ends the reading between two blocks of lines; what was read stays. A stream that makes its reader wait is waited for.</param>
    /// <exception cref="IOException">A stream cannot be read; <see cref="StreamIndex"/> tells which.</exception>
    /// <exception cref="InvalidDataException">A stream is damaged gzip, or a JSON array without its end; <see cref="StreamIndex"/> tells
    /// which.</exception>
    /// <exception cref="OperationCanceledException">The reading was ended.</exception>
    /// <returns>How many events each stream held, copies among them.</returns>
    public IReadOnlyList<long> ReadLines(IReadOnlyList<Stream> streams, Action<int, Rejection>? onRejected = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(streams);
        foreach (var stream in streams) ArgumentNullException.ThrowIfNull(stream, nameof(streams));
        var limit = _options.Lines.MaxLineBytes;
        return Fold(
            [.. streams.Select((stream, i) => new LineSource(stream, i, limit, onRejected is null ? null : rejection => onRejected(i, rejection)))],
            cancellationToken);
    }

    private List<long> Fold(IReadOnlyList<LineSource> sources, CancellationToken cancellationToken)
    {
        new LineFolding(_stores, _input, _options.Lines.MaxLineBytes, sources, cancellationToken).Run(_options.MaxThreads);
        return [.. sources.Select(source => source.Events)];
    }
}

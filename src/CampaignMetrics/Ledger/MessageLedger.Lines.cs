using System.Runtime.ExceptionServices;
using CampaignMetrics.Engine.Lines;

namespace CampaignMetrics;

public sealed partial class MessageLedger
{
    /// <summary>Reads a stream of event lines: NDJSON, or a JSON array whose elements are taken as lines; gzip is recognized and unpacked.
    /// The fastest way to load many events: it uses several threads and creates no object per event.</summary>
    /// <param name="stream">NDJSON in UTF-8; left open.</param>
    /// <param name="onRejected">
    /// Called for each rejected line, in the order of the lines and by one thread at a time; it may throw to stop the reading. Null for
    /// none. Rejected lines are counted in any case.
    /// </param>
    /// <param name="cancellationToken">
    /// Cancels the reading. It is checked between blocks of lines; what was read before stays. A pending read of the stream is awaited.
    /// </param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="InvalidDataException">The stream is damaged gzip, or a JSON array without its end.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    /// <exception cref="InvalidOperationException">The ledger is that of a <see cref="DurableLedger"/>.</exception>
    /// <returns>The number of events in the stream, duplicates included.</returns>
    public long ReadLines(Stream stream, Action<Rejection>? onRejected = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            return Fold([SourceOf(stream, onRejected)], cancellationToken)[0];
        }
        catch (StreamReadException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerException!); // there is but one stream
            throw;
        }
    }

    /// <summary>
    /// Reads several streams of event lines in parallel, each as <see cref="ReadLines(Stream, Action{Rejection}, CancellationToken)"/>
    /// does.
    /// </summary>
    /// <param name="streams">Each NDJSON in UTF-8, also gzip; left open.</param>
    /// <param name="onRejected">
    /// Called for each rejected line with the index of its stream. The lines of one stream come in order and one at a time; those of
    /// different streams may come concurrently. Null for none.
    /// </param>
    /// <param name="cancellationToken">
    /// Cancels the reading. It is checked between blocks of lines; what was read before stays. A pending read of the stream is awaited.
    /// </param>
    /// <exception cref="StreamReadException">A stream cannot be read, is damaged gzip, or a JSON array without its end; the exception says
    /// which stream.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    /// <exception cref="InvalidOperationException">The ledger is that of a <see cref="DurableLedger"/>.</exception>
    /// <returns>The number of events in each stream, duplicates included.</returns>
    public IReadOnlyList<long> ReadLines(
        IReadOnlyList<Stream> streams, Action<int, Rejection>? onRejected = null, CancellationToken cancellationToken = default)
    {
        return Fold(SourcesOf(streams, onRejected), cancellationToken);
    }

    /// <summary>As <see cref="ReadLines(Stream, Action{Rejection}, CancellationToken)"/>, but no thread is blocked while the stream is
    /// read.</summary>
    /// <inheritdoc cref="ReadLines(Stream, Action{Rejection}, CancellationToken)"/>
    public Task<long> ReadLinesAsync(Stream stream, Action<Rejection>? onRejected = null, CancellationToken cancellationToken = default) =>
        FoldOneAsync(SourceOf(Door.Given(stream, nameof(stream)), onRejected), cancellationToken);

    /// <summary>As <see cref="ReadLines(IReadOnlyList{Stream}, Action{int, Rejection}, CancellationToken)"/>, but no thread is blocked
    /// while the streams are read.</summary>
    /// <inheritdoc cref="ReadLines(IReadOnlyList{Stream}, Action{int, Rejection}, CancellationToken)"/>
    public Task<IReadOnlyList<long>> ReadLinesAsync(
        IReadOnlyList<Stream> streams, Action<int, Rejection>? onRejected = null, CancellationToken cancellationToken = default) =>
        FoldAsync(SourcesOf(streams, onRejected), cancellationToken);

    private LineSource SourceOf(Stream stream, Action<Rejection>? onRejected)
    {
        ThrowIfFollowing();
        return new LineSource(stream, 0, _options.Lines.MaxLineBytes, onRejected);
    }

    private List<LineSource> SourcesOf(IReadOnlyList<Stream> streams, Action<int, Rejection>? onRejected)
    {
        ArgumentNullException.ThrowIfNull(streams);
        // Before anything is read: a null among the last streams must not leave the first ones applied.
        foreach (var stream in streams) ArgumentNullException.ThrowIfNull(stream, nameof(streams));
        ThrowIfFollowing();
        var limit = _options.Lines.MaxLineBytes;
        return [
            .. streams.Select((stream, i) =>
                new LineSource(stream, i, limit, onRejected is null ? null : rejection => onRejected(i, rejection)))];
    }

    private async Task<long> FoldOneAsync(LineSource source, CancellationToken cancellationToken)
    {
        try
        {
            return (await FoldAsync([source], cancellationToken).ConfigureAwait(false))[0];
        }
        catch (StreamReadException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerException!); // there is but one stream
            throw;
        }
    }

    private async Task<IReadOnlyList<long>> FoldAsync(IReadOnlyList<LineSource> sources, CancellationToken cancellationToken)
    {
        await new LineFolding(Stores, _input, _options.Lines.MaxLineBytes, sources, cancellationToken)
            .RunAsync(_options.MaxThreads)
            .ConfigureAwait(false);
        return [.. sources.Select(source => source.Events)];
    }

    private List<long> Fold(IReadOnlyList<LineSource> sources, CancellationToken cancellationToken)
    {
        new LineFolding(Stores, _input, _options.Lines.MaxLineBytes, sources, cancellationToken).Run(_options.MaxThreads);
        return [.. sources.Select(source => source.Events)];
    }
}

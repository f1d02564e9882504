using CampaignMetrics.Events;

namespace CampaignMetrics.Messages;

public sealed partial class MessageLedger
{
    /// <summary>Folds a whole stream of event lines in, without an object per event; gzip is seen and unpacked. Rejected lines are counted.</summary>
    /// <param name="stream">NDJSON in UTF-8; left open.</param>
    /// <param name="onRejected">Told of each rejected line; it may throw to stop. Null for none.</param>
    /// <param name="cancellationToken">Ends the reading; what was read stays.</param>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="InvalidDataException">The stream is damaged gzip.</exception>
    /// <exception cref="OperationCanceledException">The reading was ended.</exception>
    public void ReadLines(Stream stream, Action<Rejection>? onRejected = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var content = GzipContent.Open(stream);
        var parser = new EventLineParser();
        var reader = new LineReader(_options.Lines.MaxLineBytes);
        for (var count = 1; count > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            count = content.Read(reader.Free().Span);
            reader.Filled(count);
            while (reader.TryNext(out var line, out var tooLong))
                if (tooLong || !EventLines.IsBlank(line)) Apply(reader, parser, line, tooLong, onRejected);
        }
    }

    private void Apply(LineReader reader, EventLineParser parser, ReadOnlySpan<byte> line, bool tooLong, Action<Rejection>? onRejected)
    {
        _input.Lines++;
        var fields = new EventFields();
        var reason = tooLong ? EventLines.TooLong(reader.MaxLineBytes) : parser.Parse(line, ref fields);
        if (reason is null)
        {
            _stores.Apply(ref fields);
            return;
        }
        var rejection = new Rejection(reader.Line, reason);
        _input.Reject(rejection);
        onRejected?.Invoke(rejection);
    }
}

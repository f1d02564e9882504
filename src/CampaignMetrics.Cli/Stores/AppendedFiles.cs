using CampaignMetrics.Cli.Import;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Stores;

/// <summary>Appends event files to a ledger of a store, one after the other.</summary>
internal sealed class AppendedFiles : IDisposable
{
    private readonly EventBatches _batches;
    private readonly IReadOnlyList<string> _files;
    private readonly bool _strict;
    private readonly List<RejectedLines> _rejections;
    private readonly ReasonCounts _reasons = new();
    private int _current;

    public AppendedFiles(LedgerTarget target, IReadOnlyList<string> files, bool strict, CancellationToken stopped)
    {
        _batches = new EventBatches(target, Reject, stopped);
        (_files, _strict, _rejections) = (files, strict, [.. files.Select(file => new RejectedLines(file))]);
    }

    /// <summary>Whether events were appended.</summary>
    public bool HasAppended => _batches.HasAppended;

    /// <summary>What became of the events.</summary>
    public string Summary => $"{_batches.Counts}, rejected {_reasons}";

    /// <exception cref="UnusableException">A file cannot be read, has no event, or the store fails; whole batches are kept.</exception>
    public void Append(CancellationToken cancellationToken)
    {
        var streams = new List<Stream>();
        IReadOnlyList<int> useless = [];
        try
        {
            // All are opened first: if one is not there, nothing is appended.
            foreach (var file in _files) streams.Add(EventFiles.OpenHeaded(file, cancellationToken));
            Progress.Show(EventFiles.Title(_files), streams, _batches.Messages, () => useless = [.. AppendAll(streams, cancellationToken)]);
            if (useless.Count > 0) throw EventFiles.Useless(_files, streams, _rejections, useless);
        }
        finally
        {
            if (useless.Count == 0) RejectedLines.Name(_rejections);
            foreach (var stream in streams) stream.Dispose();
        }
    }

    public void Dispose() => _batches.Dispose();

    /// <returns>The files that are an error.</returns>
    private IEnumerable<int> AppendAll(List<Stream> streams, CancellationToken cancellationToken)
    {
        var events = new long[streams.Count];
        for (_current = 0; _current < streams.Count; _current++)
            events[_current] = AppendOne(streams[_current], cancellationToken);
        return EventFiles.UselessOf(events, _rejections);
    }

    /// <returns>How many events the file has.</returns>
    private long AppendOne(Stream stream, CancellationToken cancellationToken)
    {
        var events = 0L;
        using var lines = EventLines.Read(stream).GetEnumerator();
        while (ImportFile.Guarded(_files[_current], lines.MoveNext))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (lines.Current is { Event: { } happened, Line: var line })
            {
                events++;
                _batches.Add(happened, line);
            }
            else Reject(new Rejection(lines.Current.Line, lines.Current.Reason!));
        }
        // A file's last batch is not filled up from the next file: the same file gives the same batches, whatever comes with it.
        _batches.Append();
        return events;
    }

    private void Reject(Rejection rejection)
    {
        if (_strict) throw new UnusableException(RejectedLines.TextOf(_files[_current], rejection), ExitCode.Stopped);
        _rejections[_current].Add(rejection);
        _reasons.Add(rejection.Reason);
    }
}

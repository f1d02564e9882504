namespace CampaignMetrics.Engine.Lines;

/// <summary>A stream of event lines from which several threads take blocks. Rejected lines are reported in the order of the lines, although
/// blocks are finished in any order. Thread-safe.</summary>
internal sealed class LineSource(Stream stream, int index, int maxLineBytes, Action<Rejection>? onRejected)
{
    private readonly Lock _reading = new(), _telling = new();

    // Rejections of blocks that are done while an earlier block is not; _told is the next block to report.
    private readonly Dictionary<long, List<Rejection>?> _early = [];
    private readonly SemaphoreSlim _turn = new(1);
    private LineBlocks? _blocks;
    private long _told, _events;
    private bool _isAtEnd;

    /// <summary>Takes the next block. If another thread is just taking one, waits only on request.</summary>
    /// <param name="block">Receives the lines.</param>
    /// <param name="wait">Whether to wait for another thread.</param>
    public TakenBlock Take(LineBlock block, bool wait)
    {
        if (wait) _reading.Enter();
        else if (!_reading.TryEnter()) return TakenBlock.Busy;
        try
        {
            if (_isAtEnd) return TakenBlock.End;
            _blocks ??= new LineBlocks(EventContent.Open(stream), maxLineBytes);
            _isAtEnd = !_blocks.TryRead(block);
            return _isAtEnd ? TakenBlock.End : TakenBlock.Taken;
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw new StreamReadException(index, e);
        }
        finally
        {
            _reading.Exit();
        }
    }

    /// <summary>Takes the next block, once no other thread is taking one.</summary>
    /// <param name="block">Receives the lines.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False at the end of the stream.</returns>
    public async ValueTask<bool> TakeAsync(LineBlock block, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_isAtEnd) return false;
            _blocks ??= new LineBlocks(await EventContent.OpenAsync(stream, cancellationToken).ConfigureAwait(false), maxLineBytes);
            _isAtEnd = !await _blocks.TryReadAsync(block, cancellationToken).ConfigureAwait(false);
            return !_isAtEnd;
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw new StreamReadException(index, e);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The number of events read so far, duplicates included.</summary>
    public long Events => Interlocked.Read(ref _events);

    /// <summary>Reports that all lines of a block are applied.</summary>
    /// <param name="block">The block's number.</param>
    /// <param name="events">The number of lines that are events.</param>
    /// <param name="rejections">The rejected lines; null for none.</param>
    public void Done(long block, int events, List<Rejection>? rejections)
    {
        Interlocked.Add(ref _events, events);
        if (onRejected is null) return;
        lock (_telling)
        {
            _early.Add(block, rejections);
            for (; _early.Remove(_told, out var next); _told++)
                foreach (var rejection in next ?? []) onRejected(rejection);
        }
    }
}

/// <summary>The result of an attempt to take a block.</summary>
internal enum TakenBlock
{
    /// <summary>A block was taken.</summary>
    Taken,

    /// <summary>Another thread is just taking one.</summary>
    Busy,

    /// <summary>The stream has no more blocks.</summary>
    End,
}

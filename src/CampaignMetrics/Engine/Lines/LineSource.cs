namespace CampaignMetrics.Engine.Lines;

/// <summary>One stream of event lines that several threads take blocks from; what they reject is told in the order of the lines.</summary>
internal sealed class LineSource(Stream stream, int index, int maxLineBytes, Action<Rejection>? onRejected)
{
    private readonly Lock _reading = new(), _telling = new();
    private readonly Dictionary<long, List<Rejection>?> _early = [];
    private readonly SemaphoreSlim _turn = new(1);
    private LineBlocks? _blocks;
    private long _told, _events;
    private bool _isAtEnd;

    /// <summary>Takes the next block. Where another thread is just taking one, it waits only if it is told to.</summary>
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

    /// <summary>Takes the next block, when no other thread is just taking one.</summary>
    /// <param name="block">Receives the lines.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>False at the end.</returns>
    public async ValueTask<bool> TakeAsync(LineBlock block, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_isAtEnd) return false;
            _blocks ??= new LineBlocks(EventContent.Open(stream), maxLineBytes);
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

    /// <summary>How many events its lines were so far, copies among them.</summary>
    public long Events => Interlocked.Read(ref _events);

    /// <summary>Says that all lines of a block are folded in.</summary>
    /// <param name="block">The block's number.</param>
    /// <param name="events">How many of them are events.</param>
    /// <param name="rejections">Its rejected lines; null for none.</param>
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

/// <summary>What became of taking a block.</summary>
internal enum TakenBlock
{
    /// <summary>There is one.</summary>
    Taken,

    /// <summary>Another thread is taking one.</summary>
    Busy,

    /// <summary>There are no more.</summary>
    End,
}

using System.Runtime.ExceptionServices;

namespace CampaignMetrics.Engine.Lines;

/// <summary>
/// Cuts a stream into blocks of whole lines, about 256 KiB each. Memory is bounded by the longest allowed line: a longer line is skipped,
/// and reported by a block of its own. Not thread-safe.
/// </summary>
internal sealed class LineBlocks(Stream content, int maxLineBytes)
{
    private const int BlockBytes = 1 << 18;

    // The beginning of a line that the last block had no end of: the next block starts with it.
    private byte[] _rest = [];
    private int _restLength;
    private long _line = 1, _number;
    private ExceptionDispatchInfo? _failure;
    private bool _begun, _ended, _passingOver, _hasLine;

    /// <summary>Fills a block with the next lines; false at the end of the stream.</summary>
    public bool TryRead(LineBlock block)
    {
        Begin(block);
        try
        {
            while (!IsDone(block)) Filled(block, content.Read(block.Free.Span));
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            Failed(block, e);
        }
        return Finish(block);
    }

    /// <inheritdoc cref="TryRead"/>
    public async ValueTask<bool> TryReadAsync(LineBlock block, CancellationToken cancellationToken)
    {
        Begin(block);
        try
        {
            while (!IsDone(block)) Filled(block, await content.ReadAsync(block.Free, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            Failed(block, e);
        }
        return Finish(block);
    }

    private void Begin(LineBlock block)
    {
        // The lines before a failure were returned by the last call.
        _failure?.Throw();
        block.Length = 0;
        block.IsOverlong = false;
        block.MakeRoom(Math.Max(BlockBytes, _restLength * 2));
        _rest.AsSpan(0, _restLength).CopyTo(block.Bytes);
        block.Length = _restLength;
        _restLength = 0;
        _hasLine = false;
    }

    private bool IsDone(LineBlock block)
    {
        if (_ended || _hasLine) return true;
        if (block.Length < block.Bytes.Length) return false;
        // One byte more than the limit, as it may be the \r of the line end.
        if (block.Length > maxLineBytes + 1L) PassOver(block);
        else block.MakeRoom(block.Length * 2);
        return block.IsOverlong;
    }

    private void Filled(LineBlock block, int count)
    {
        var searched = block.Length;
        block.Length += count;
        _ended = count == 0;
        if (!_begun && (block.Length >= 3 || _ended)) PassMark(block, ref searched);
        if (_passingOver) EndPassing(block, ref searched);
        _hasLine = block.Bytes.AsSpan(searched, block.Length - searched).Contains((byte)'\n');
    }

    /// <summary>Keeps a failure for the next call. Whole lines before it are still returned; the piece of a line behind them is dropped,
    /// since its rest is not known.</summary>
    private void Failed(LineBlock block, Exception failure)
    {
        _failure = ExceptionDispatchInfo.Capture(failure);
        if (!block.IsOverlong) block.Length = block.Bytes.AsSpan(0, block.Length).LastIndexOf((byte)'\n') + 1;
        if (block.Length == 0) _failure.Throw();
    }

    /// <summary>Skips a byte order mark at the beginning of the stream.</summary>
    private void PassMark(LineBlock block, ref int searched)
    {
        _begun = true;
        if (!block.Bytes.AsSpan(0, block.Length).StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return;
        Drop(block, 3);
        searched = 0;
    }

    private void PassOver(LineBlock block)
    {
        block.IsOverlong = _passingOver = true;
        block.Length = 0;
    }

    private void EndPassing(LineBlock block, ref int searched)
    {
        var end = block.Bytes.AsSpan(0, block.Length).IndexOf((byte)'\n');
        Drop(block, end < 0 ? block.Length : end + 1);
        _passingOver = end < 0;
        searched = 0;
    }

    private bool Finish(LineBlock block)
    {
        block.FirstLine = _line;
        block.Number = _number++;
        if (block.IsOverlong)
        {
            _line++;
            return true;
        }
        var text = block.Bytes.AsSpan(0, block.Length);
        var whole = _ended ? text.Length : text.LastIndexOf((byte)'\n') + 1;
        Keep(text[whole..]);
        block.Length = whole;
        _line += text[..whole].Count((byte)'\n');
        return whole > 0;
    }

    private void Keep(ReadOnlySpan<byte> rest)
    {
        if (_rest.Length < rest.Length) _rest = new byte[rest.Length * 2];
        rest.CopyTo(_rest);
        _restLength = rest.Length;
    }

    private static void Drop(LineBlock block, int count)
    {
        block.Bytes.AsSpan(count, block.Length - count).CopyTo(block.Bytes);
        block.Length -= count;
    }
}

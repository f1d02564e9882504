using System.Runtime.ExceptionServices;

namespace CampaignMetrics.Engine.Lines;

/// <summary>
/// Cuts a stream into blocks of whole lines, in memory of the longest line. A line over the limit is passed over, and said to be so.
/// </summary>
internal sealed class LineBlocks(Stream content, int maxLineBytes)
{
    private const int BlockBytes = 1 << 18;

    private byte[] _rest = [];
    private int _restLength;
    private long _line = 1, _number;
    private ExceptionDispatchInfo? _failure;
    private bool _begun, _ended, _passingOver, _hasLine;

    /// <summary>Fills a block with the lines that come next; false at the end of the stream.</summary>
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

    /// <summary>Whole lines that came before a failure are lines; the piece behind them is none, since nobody knows how it goes
    /// on.</summary>
    private void Failed(LineBlock block, Exception failure)
    {
        _failure = ExceptionDispatchInfo.Capture(failure);
        if (!block.IsOverlong) block.Length = block.Bytes.AsSpan(0, block.Length).LastIndexOf((byte)'\n') + 1;
        if (block.Length == 0) _failure.Throw();
    }

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

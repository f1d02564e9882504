using CampaignMetrics.Cli.Generate.Drawing;

namespace CampaignMetrics.Cli.Generate.Lines;

/// <summary>The lines of some thousands of messages, written out in the order in which they reach the log.</summary>
internal sealed class LineBlock(double duplicates)
{
    private const int SequenceBits = 24;

    /// <summary>From the event to its line in the log: mostly at once, now and then a batch comes late.</summary>
    private static readonly Spread Lag = new(0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.8, 1.2, 2, 5, 3 * Spread.Minute);

    /// <summary>From a line to its repetition: a sender that saw no answer tries again.</summary>
    private static readonly Spread Retry = new(1, 5, 30, Spread.Minute, 10 * Spread.Minute, Spread.Hour, Spread.Day);

    private readonly LineBuffer _bytes = new();
    private readonly byte[] _chunk = new byte[1 << 18];
    private (int Start, int Length)[] _lines = new (int, int)[1 << 12];
    private long[] _order = new long[1 << 12];
    private int _count, _start;
    private long _epoch;

    /// <summary>The line that is being written.</summary>
    public LineBuffer Line => _bytes;

    /// <summary>Begins a new block.</summary>
    /// <param name="epoch">Milliseconds; no event is earlier.</param>
    public void Clear(long epoch)
    {
        _bytes.Clear();
        (_count, _start, _epoch) = (0, 0, epoch);
    }

    /// <summary>Ends the line of an event that happened then, and perhaps repeats it.</summary>
    public void End(Dice dice, long at)
    {
        var logged = at + Lag.Draw(dice);
        Place(logged);
        if (duplicates > 0 && dice.Chance(duplicates)) Place(logged + Retry.Draw(dice));
        _start = _bytes.Length;
    }

    /// <summary>Ends a line that is no event.</summary>
    public void EndOnce(long at)
    {
        Place(at);
        _start = _bytes.Length;
    }

    /// <returns>How many lines were written.</returns>
    public int WriteTo(Stream output)
    {
        Array.Sort(_order, 0, _count);
        var used = 0;
        foreach (var key in _order.AsSpan(0, _count))
        {
            var (start, length) = _lines[(int)(key & ((1 << SequenceBits) - 1))];
            if (used + length >= _chunk.Length)
            {
                output.Write(_chunk, 0, used);
                used = 0;
            }
            _bytes[start..(start + length)].CopyTo(_chunk.AsSpan(used));
            used += length;
            _chunk[used++] = (byte)'\n';
        }
        output.Write(_chunk, 0, used);
        return _count;
    }

    private void Place(long at)
    {
        if (_count == _lines.Length)
        {
            Array.Resize(ref _lines, _count * 2);
            Array.Resize(ref _order, _count * 2);
        }
        _lines[_count] = (_start, _bytes.Length - _start);
        _order[_count] = ((at - _epoch) << SequenceBits) | (uint)_count;
        _count++;
    }
}

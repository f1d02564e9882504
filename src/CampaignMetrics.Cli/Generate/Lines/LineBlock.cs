using System.Text;
using CampaignMetrics.Cli.Generate.Drawing;
using CampaignMetrics.Cli.Generate.Stories;

namespace CampaignMetrics.Cli.Generate.Lines;

/// <summary>Collects the lines of some thousands of messages, and writes them in the order in which they reach the log.</summary>
/// <remarks>
/// <para>Messages are told one after the other; the block mixes their lines by the time of their arrival, adds repetitions, and keeps
/// memory constant.</para>
/// </remarks>
internal sealed class LineBlock(double duplicates, bool tellsTruth)
{
    // A sort key has the time in its upper bits and the number of the line below, so that lines of one instant keep their order.
    private const int SequenceBits = 24;
    // Four lines in a thousand come hours or days late.
    private const double LateShare = 0.004;

    /// <summary>From the event to its line in the log: mostly at once, now and then a batch comes late.</summary>
    private static readonly Spread Lag = new(0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.8, 1.2, 2, 5, 3 * Spread.Minute);

    /// <summary>A receiver was down, and the sender tried again hours later.</summary>
    private static readonly Spread Outage = new(10 * Spread.Minute, Spread.Hour, 6 * Spread.Hour, 2 * Spread.Day);

    /// <summary>From a line to its repetition: a sender that saw no answer tries again.</summary>
    private static readonly Spread Retry = new(1, 5, 30, Spread.Minute, 10 * Spread.Minute, Spread.Hour, Spread.Day);

    private readonly LineBuffer _bytes = new(), _truth = new();
    private readonly byte[] _chunk = new byte[1 << 18];
    private (int Start, int Length)[] _lines = new (int, int)[1 << 12];
    private long[] _order = new long[1 << 12];
    private int _count, _start;
    private long _epoch;
    private Told _told;

    /// <summary>The line that is being written.</summary>
    public LineBuffer Line => _bytes;

    /// <summary>Begins a new block.</summary>
    /// <param name="epoch">Milliseconds; times are kept from it on.</param>
    public void Clear(long epoch)
    {
        _bytes.Clear();
        _truth.Clear();
        (_count, _start, _epoch) = (0, 0, epoch);
    }

    /// <summary>Notes for the truth file who causes the event whose line is being written.</summary>
    /// <param name="act">Who, and what.</param>
    /// <param name="type">The event's type, which is a constant.</param>
    /// <param name="id">The event's id; null where one is derived from its line.</param>
    public void Tell(Act act, ReadOnlySpan<byte> type, ulong? id)
    {
        if (!tellsTruth) return;
        // Only the type is kept for now: a derived id depends on the whole line, which End has.
        var start = _truth.Length;
        _truth.Add(type);
        _told = new Told(act, start, id);
    }

    /// <summary>Ends the line of an event that happened then, and perhaps repeats it.</summary>
    public void End(Dice dice, long at)
    {
        if (tellsTruth) WriteTruth();
        var logged = at + (dice.Chance(LateShare) ? Outage : Lag).Draw(dice);
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

    /// <summary>Removes the line: the event is one that nobody sees.</summary>
    public void Drop()
    {
        if (tellsTruth) _truth.CutTo(_told.Start);
        _bytes.CutTo(_start);
    }

    /// <returns>How many lines were written.</returns>
    public int WriteTo(Stream output, Stream? truth)
    {
        truth?.Write(_truth[..]);
        Array.Sort(_order, 0, _count);
        var used = 0;
        foreach (var key in _order.AsSpan(0, _count))
        {
            var (start, length) = _lines[(int)(key & ((1 << SequenceBits) - 1))];
            // Equal is too much: the line end takes one byte more.
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

    /// <summary>Writes the line of the truth. The type is in the buffer already, and the id has to go before it.</summary>
    private void WriteTruth()
    {
        Span<byte> type = stackalloc byte[32];
        var length = _truth.Length - _told.Start;
        _truth[_told.Start..].CopyTo(type);
        _truth.CutTo(_told.Start);
        _truth.Add("{\"id\":\""u8);
        if (_told.Id is { } id) _truth.AddHex(id);
        else _truth.Add(DerivedId(_bytes[_start..]));
        _truth.Add("\",\"type\":\""u8);
        _truth.Add(type[..length]);
        _truth.Add(_told.Act.Json);
    }

    /// <summary>The library's own answer: it alone says which id an event without one has.</summary>
    private static byte[] DerivedId(ReadOnlySpan<byte> line) =>
        Encoding.UTF8.GetBytes(EventLines.Parse(Encoding.UTF8.GetString(line)).Event!.IdOrDerived.Value);

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

    private readonly record struct Told(Act Act, int Start, ulong? Id);
}

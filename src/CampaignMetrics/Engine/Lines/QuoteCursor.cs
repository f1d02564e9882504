using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CampaignMetrics.Engine.Lines;

/// <summary>
/// A place in a line whose quotes are marked. All its members are small enough to be part of their callers, so that it lives in registers.
/// </summary>
internal ref struct QuoteCursor(ReadOnlySpan<byte> line, ReadOnlySpan<ulong> quotes)
{
    private readonly ref byte _line = ref MemoryMarshal.GetReference(line);
    private readonly ref ulong _quotes = ref MemoryMarshal.GetReference(quotes);
    private readonly int _length = line.Length;
    private ulong _ahead = quotes[0];
    private int _word;

    /// <summary>The next byte's place in the line.</summary>
    public int At { get; set; }

    /// <summary>The next byte that is no space; 0 at the end of the line.</summary>
    public byte Next
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            while (At < _length)
            {
                var next = Unsafe.Add(ref _line, At);
                if (next != ' ') return next;
                At++;
            }
            return 0;
        }
    }

    /// <summary>The line.</summary>
    public readonly ReadOnlySpan<byte> Line => MemoryMarshal.CreateReadOnlySpan(ref _line, _length);

    public readonly bool IsAtEnd => At == _length;

    /// <summary>Takes a character, if it stands next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryPass(byte expected)
    {
        if (Next != expected) return false;
        At++;
        return true;
    }

    /// <summary>Takes a text, if one stands next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryText(out int start, out int length)
    {
        var quote = TakeQuote();
        start = quote + 1;
        length = TakeQuote() - start;
        if (quote != At && Next != '"') return false;
        At = start + length + 1;
        return At <= _length;
    }

    /// <summary>The place of the next quote; past the line if there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int TakeQuote()
    {
        while (_ahead == 0)
        {
            if (++_word > _length >> 6) return _length;
            _ahead = Unsafe.Add(ref _quotes, _word);
        }
        var at = (_word << 6) + BitOperations.TrailingZeroCount(_ahead);
        _ahead &= _ahead - 1;
        return at;
    }
}

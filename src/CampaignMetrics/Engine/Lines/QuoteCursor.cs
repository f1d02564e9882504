using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CampaignMetrics.Engine.Lines;

/// <summary>
/// A position in a line whose quotes are marked by <see cref="QuoteMarks"/>. All members are small enough to be inlined, so that the cursor
/// lives in registers.
/// </summary>
internal ref struct QuoteCursor(ReadOnlySpan<byte> line, ReadOnlySpan<ulong> quotes)
{
    private readonly ref byte _line = ref MemoryMarshal.GetReference(line);
    private readonly ref ulong _quotes = ref MemoryMarshal.GetReference(quotes);
    private readonly int _length = line.Length;

    // The marks of the current word of 64 bytes that are not taken yet, and the word's index.
    private ulong _ahead = quotes[0];
    private int _word;

    /// <summary>The index of the next byte in the line.</summary>
    public int At { get; set; }

    /// <summary>The next byte that is no space; 0 at the end of the line. Other white space is for the general reader.</summary>
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

    /// <summary>Passes over a character, if it is the next one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryPass(byte expected)
    {
        if (Next != expected) return false;
        At++;
        return true;
    }

    /// <summary>Passes over a string, if it comes next; gives its start and length without the quotes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryText(out int start, out int length)
    {
        var quote = TakeQuote();
        start = quote + 1;
        length = TakeQuote() - start;
        // Nearly always the quote is the very next byte; otherwise only spaces may be before it.
        if (quote != At && Next != '"') return false;
        At = start + length + 1;
        return At <= _length;
    }

    /// <summary>Takes the next quote and gives its index; the length of the line if there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int TakeQuote()
    {
        while (_ahead == 0)
        {
            if (++_word > _length >> 6) return _length;
            _ahead = Unsafe.Add(ref _quotes, _word);
        }
        var at = (_word << 6) + BitOperations.TrailingZeroCount(_ahead);
        // Clears the lowest bit.
        _ahead &= _ahead - 1;
        return at;
    }
}

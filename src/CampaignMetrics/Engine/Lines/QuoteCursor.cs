using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CampaignMetrics.Engine.Lines;

/// <summary>
/// A position in a line whose quotes were found by <see cref="QuotePlaces"/>. All members are small enough to be inlined, so that the
/// cursor lives in registers.
/// </summary>
internal ref struct QuoteCursor(ReadOnlySpan<byte> line, ReadOnlySpan<ushort> quotes)
{
    private readonly ref byte _line = ref MemoryMarshal.GetReference(line);
    private readonly int _length = line.Length;

    // The place of the next quote.
    private ref ushort _quote = ref MemoryMarshal.GetReference(quotes);

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

    /// <summary>Whether a string comes next.</summary>
    public bool IsAtText
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _quote == At || Next == '"';
    }

    /// <summary>Passes over a character, if it is the next one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryPass(byte expected)
    {
        // Mostly it is the very next byte, and no spaces need be looked for.
        if ((At >= _length || Unsafe.Add(ref _line, At) != expected) && Next != expected) return false;
        At++;
        return true;
    }

    /// <summary>Passes over a string, if it comes next; gives its start and length without the quotes. Not to be called again after it
    /// failed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryText(out int start, out int length)
    {
        // Where there are no quotes left, these are the end of the line, which no text begins or ends with.
        int quote = _quote, end = Unsafe.Add(ref _quote, 1);
        _quote = ref Unsafe.Add(ref _quote, 2);
        start = quote + 1;
        length = end - start;
        // Nearly always the quote is the very next byte; otherwise only spaces may be before it.
        if (quote != At && Next != '"') return false;
        At = end + 1;
        return At <= _length;
    }
}

using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace CampaignMetrics.Collections;

/// <summary>
/// An append-only store of texts, each with its slot, one after the other in pages. Texts are never moved or freed. An address counts units
/// of 4 bytes, so 31 bits reach 8 GiB. One thread at a time may put; any threads may read.
/// </summary>
internal sealed class TextArena
{
    private const int PageBits = 20, PageBytes = 1 << PageBits, FirstBytes = 1 << 6, GrowthParts = 4, Unit = 4, LongMark = 255;

    private readonly GrowingList<byte[]> _pages = new();
    private byte[] _last = [];
    private long _lastStart = -PageBytes;
    private int _used;

    public long Bytes { get; private set; }

    /// <summary>Stores a text with its slot.</summary>
    /// <returns>Its address.</returns>
    public int Put(int slot, ReadOnlySpan<byte> text)
    {
        var head = HeadLength(text.Length);
        var target = Take(head + text.Length, out var address);
        BinaryPrimitives.WriteInt32LittleEndian(target, slot);
        target[sizeof(int)] = (byte)Math.Min(text.Length, LongMark);
        if (text.Length >= LongMark) BinaryPrimitives.WriteInt32LittleEndian(target[(sizeof(int) + 1)..], text.Length);
        text.CopyTo(target[head..]);
        return address;
    }

    public ReadOnlySpan<byte> this[int address] => TextAt(At(address));

    public ArraySegment<byte> Segment(int address)
    {
        var at = (long)address * Unit;
        var text = this[address];
        return new ArraySegment<byte>(_pages[(int)(at >> PageBits)], ((int)at & (PageBytes - 1)) + HeadLength(text.Length), text.Length);
    }

    /// <summary>The slot of the text at an address.</summary>
    public int SlotAt(int address) => BinaryPrimitives.ReadInt32LittleEndian(At(address));

    /// <summary>Prefetches the text at an address, which may be out of date or wrong.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(int address)
    {
        var at = (long)address * Unit;
        if (at >> PageBits >= _pages.Count) return;
        var page = _pages[(int)(at >> PageBits)];
        var place = (int)at & (PageBytes - 1);
        if (place < page.Length) Collections.Prefetch.Line(in page[place]);
    }

    /// <summary>The bytes before a text: its slot, then its length in one byte, or a mark and the length in four.</summary>
    private static int HeadLength(int length) => length < LongMark ? sizeof(int) + 1 : sizeof(int) + 1 + sizeof(int);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ReadOnlySpan<byte> TextAt(ReadOnlySpan<byte> record)
    {
        int length = record[sizeof(int)];
        return length < LongMark
            ? record.Slice(sizeof(int) + 1, length)
            : record.Slice(2 * sizeof(int) + 1, BinaryPrimitives.ReadInt32LittleEndian(record[(sizeof(int) + 1)..]));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<byte> At(int address)
    {
        var at = (long)address * Unit;
        return _pages[(int)(at >> PageBits)].AsSpan((int)at & (PageBytes - 1));
    }

    /// <summary>
    /// Takes room for a text. A page is a quarter of what there is, up to 1 MiB, so that a table of a few texts is small too; each page,
    /// whatever its length, takes the addresses of a whole one.
    /// </summary>
    private Span<byte> Take(int length, out int address)
    {
        if (_last.Length - _used < length)
        {
            _last = ArenaPage.OfBytes(Math.Max(length, (int)Math.Clamp(Bytes / GrowthParts, FirstBytes, PageBytes)));
            Bytes += _last.Length;
            _pages.Add(_last);
            _lastStart += PageBytes;
            _used = 0;
        }
        address = checked((int)((_lastStart + _used) / Unit));
        var target = _last.AsSpan(_used, length);
        _used = Math.Min(_last.Length, (_used + length + Unit - 1) / Unit * Unit);
        return target;
    }
}

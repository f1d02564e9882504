using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace CampaignMetrics.Collections;

/// <summary>
/// An append-only store of texts, each with its slot, one after the other in pages. Texts are never moved or freed. An address counts units
/// of 4 bytes, so 31 bits reach 8 GiB. One thread at a time may put or spill; any threads may read.
/// </summary>
/// <param name="spilled">Takes pages where memory is short; null where all stay in memory.</param>
internal sealed class TextArena(SpilledTexts? spilled = null)
{
    private const int PageBits = 20, PageBytes = 1 << PageBits, FirstBytes = 1 << 6, GrowthParts = 4, Unit = 4, LongMark = 255;

    /// <summary>So many bytes of a spilled text are read where its length is not known yet: few are longer.</summary>
    private const int FewBytes = 1 << 8;

    // Null for a page that is in the stream.
    private readonly GrowingList<byte[]?> _pages = new();
    private byte[] _last = [];
    private long _lastStart = -PageBytes;
    private int _used;

    /// <summary>How much memory its pages take, in bytes.</summary>
    public long Bytes { get; private set; }

    /// <summary>The stream to which pages are spilled; null where all stay in memory.</summary>
    public SpilledTexts? Spilled => spilled;

    /// <summary>Whether there are full pages that <see cref="Spill"/> has not looked at.</summary>
    public bool HasFull => spilled?.Pages < _pages.Count - 1;

    /// <summary>Spills the pages that are full. Those up to 1 MiB stay: the first texts are the ones that all messages share.</summary>
    public void Spill()
    {
        while (HasFull)
        {
            var number = spilled!.Pages;
            var page = _pages[number]!;
            if (page.Length != PageBytes)
            {
                spilled.PassOver();
                continue;
            }
            if (!spilled.TryAppend(page)) return;
            // Readers take no lock: who finds no page must find its number.
            Interlocked.MemoryBarrier();
            _pages.Replace(number, null);
            Bytes -= PageBytes;
        }
    }

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

    /// <summary>The text at an address, where it is stored; a copy if its page may be spilled, which would stay in memory for it.</summary>
    public ArraySegment<byte> Segment(int address)
    {
        var at = (long)address * Unit;
        var text = this[address];
        if (_pages[(int)(at >> PageBits)] is not { } page || (spilled is not null && page.Length == PageBytes)) return text.ToArray();
        return new ArraySegment<byte>(page, ((int)at & (PageBytes - 1)) + HeadLength(text.Length), text.Length);
    }

    /// <summary>The slot of the text at an address.</summary>
    public int SlotAt(int address) => BinaryPrimitives.ReadInt32LittleEndian(At(address));

    /// <summary>Prefetches the text at an address, which may be out of date or wrong.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(int address)
    {
        var at = (long)address * Unit;
        if (at >> PageBits >= _pages.Count || _pages[(int)(at >> PageBits)] is not { } page) return;
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
        var place = (int)at & (PageBytes - 1);
        return _pages[(int)(at >> PageBits)] is { } page ? page.AsSpan(place) : SpilledAt((int)(at >> PageBits), place);
    }

    private ReadOnlySpan<byte> SpilledAt(int page, int place)
    {
        Interlocked.MemoryBarrier();
        var at = ((long)spilled!.NumberOf(page) << PageBits) + place;
        var record = spilled.Read(at, Math.Min(FewBytes, PageBytes - place));
        // Longer than most: read again as a whole.
        var length = LengthOf(record);
        return length <= record.Length ? record : spilled.Read(at, length);
    }

    /// <summary>The length of a record: of its head and its text.</summary>
    private static int LengthOf(ReadOnlySpan<byte> record)
    {
        int length = record[sizeof(int)];
        if (length == LongMark) length = BinaryPrimitives.ReadInt32LittleEndian(record[(sizeof(int) + 1)..]);
        return HeadLength(length) + length;
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

using System.Buffers.Binary;

namespace CampaignMetrics.Messages;

/// <summary>Texts laid one after the other in pages, never moved and never freed. An address counts four-byte units: up to 8 GiB.</summary>
internal sealed class ByteArena
{
    private const int PageBits = 20, PageBytes = 1 << PageBits, Unit = 4, LongMark = 255;

    private readonly List<byte[]> _pages = [];
    private int _used = PageBytes;

    public int Put(ReadOnlySpan<byte> text)
    {
        var head = text.Length < LongMark ? 1 : 1 + sizeof(int);
        var target = Take(head + text.Length, out var address);
        target[0] = (byte)Math.Min(text.Length, LongMark);
        if (head > 1) BinaryPrimitives.WriteInt32LittleEndian(target[1..], text.Length);
        text.CopyTo(target[head..]);
        return address;
    }

    public ReadOnlySpan<byte> this[int address]
    {
        get
        {
            var at = (long)address * Unit;
            ReadOnlySpan<byte> page = _pages[(int)(at >> PageBits)];
            page = page[((int)at & (PageBytes - 1))..];
            return page[0] < LongMark ? page.Slice(1, page[0]) : page.Slice(1 + sizeof(int), BinaryPrimitives.ReadInt32LittleEndian(page[1..]));
        }
    }

    private Span<byte> Take(int length, out int address)
    {
        if (PageBytes - _used < length)
        {
            _pages.Add(new byte[Math.Max(PageBytes, length)]);
            _used = 0;
        }
        address = checked((int)((((long)(_pages.Count - 1) << PageBits) + _used) / Unit));
        var target = _pages[^1].AsSpan(_used, length);
        _used = Math.Min(PageBytes, (_used + length + Unit - 1) / Unit * Unit);
        return target;
    }
}

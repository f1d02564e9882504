using System.Buffers.Binary;

namespace CampaignMetrics.Messages;

/// <summary>Texts laid one after the other in pages, never freed. An address counts four-byte units: up to 8 GiB.</summary>
internal sealed class ByteArena
{
    private const int PageBits = 20, PageBytes = 1 << PageBits, FirstBytes = 1 << 10, Unit = 4, LongMark = 255;

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
            _pages.Add(new byte[Math.Max(_pages.Count == 0 ? FirstBytes : PageBytes, length)]);
            _used = 0;
        }
        if (_pages[^1].Length - _used < length) Grow(_used + length);
        address = checked((int)((((long)(_pages.Count - 1) << PageBits) + _used) / Unit));
        var target = _pages[^1].AsSpan(_used, length);
        _used = Math.Min(PageBytes, (_used + length + Unit - 1) / Unit * Unit);
        return target;
    }

    /// <summary>The first page begins small, so that a store of a few messages is small too.</summary>
    private void Grow(int atLeast)
    {
        var page = _pages[^1];
        Array.Resize(ref page, Math.Min(PageBytes, Math.Max(page.Length * 2, atLeast)));
        _pages[^1] = page;
    }
}

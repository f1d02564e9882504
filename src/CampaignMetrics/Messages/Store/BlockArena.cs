using System.Buffers.Binary;
using System.Numerics;

namespace CampaignMetrics.Messages.Store;

/// <summary>Blocks of bytes in pages; a freed block serves the next of its size. An address counts eight-byte units: up to 16 GiB.</summary>
internal sealed class BlockArena
{
    private const int PageBits = 20, PageBytes = 1 << PageBits, FirstBytes = 1 << 9, Unit = 8, Smallest = 32;

    private readonly GrowingList<byte[]> _pages = new();
    private readonly int[] _free = new int[64];
    private int _used;

    public BlockArena() => Array.Fill(_free, Entry.None);

    public long Bytes { get; private set; }

    /// <summary>How many bytes a block of a size class holds: 32, 64, 128, 192, 256, 384, 512 …</summary>
    public static int Capacity(int size) => size < 2 ? Smallest << size : (size % 2 == 0 ? 64 : 96) << size / 2;

    /// <summary>The smallest size class that holds so many bytes.</summary>
    public static int SizeOf(int bytes)
    {
        if (bytes <= Smallest) return 0;
        var size = Math.Max(1, 2 * (BitOperations.Log2((uint)(bytes - 1)) - 6));
        while (Capacity(size) < bytes) size++;
        return size;
    }

    public Span<byte> At(int address, int size)
    {
        var at = (long)address * Unit;
        return _pages[(int)(at >> PageBits)].AsSpan((int)at & (PageBytes - 1), Capacity(size));
    }

    /// <summary>Loads a block's beginning. The address may be of another time.</summary>
    public int Touch(int address)
    {
        var at = (long)address * Unit;
        if (at < 0 || at >> PageBits >= _pages.Count) return Entry.None;
        var page = _pages[(int)(at >> PageBits)];
        var place = (int)at & (PageBytes - 1);
        return place < page.Length ? page[place] : Entry.None;
    }

    public int Take(int size)
    {
        var free = _free[size];
        if (free == Entry.None) return Cut(Capacity(size));
        _free[size] = BinaryPrimitives.ReadInt32LittleEndian(At(free, size));
        return free;
    }

    public void Free(int address, int size)
    {
        BinaryPrimitives.WriteInt32LittleEndian(At(address, size), _free[size]);
        _free[size] = address;
    }

    /// <summary>The first pages are small, so that a store of a few messages is small too; each takes the numbers of a whole page.</summary>
    private int Cut(int bytes)
    {
        var last = _pages.Count == 0 ? [] : _pages[_pages.Count - 1];
        if (last.Length - _used < bytes)
        {
            last = new byte[Math.Max(bytes, Math.Min(PageBytes, Math.Max(FirstBytes, last.Length * 2)))];
            Bytes += last.Length;
            _pages.Add(last);
            _used = 0;
        }
        var address = checked((int)((((long)(_pages.Count - 1) << PageBits) + _used) / Unit));
        _used += bytes;
        return address;
    }
}

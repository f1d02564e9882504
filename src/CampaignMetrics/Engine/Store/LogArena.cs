using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using CampaignMetrics.Collections;

namespace CampaignMetrics.Engine.Store;

/// <summary>
/// The logs of messages: each a chain of chunks, the newest first, in pages. Nothing is
/// ever moved or freed: a log that is full takes another chunk, larger than its last.
/// </summary>
/// <remarks>A chunk is named by its place in units of sixteen bytes, up to 64 GiB; 0 is none.</remarks>
internal sealed class LogArena
{
    private const int PageBits = 20, PageBytes = 1 << PageBits, FirstBytes = 1 << 9, UnitBits = 4, GrowthParts = 8;

    /// <summary>The largest chunk is of 48 KiB; from 2 KiB on a log is long, when it holds some 5,000 bytes.</summary>
    private const int LargestSize = 20, LongSize = 11;

    private readonly GrowingList<byte[]> _pages = new();
    private int _used;

    public long Bytes { get; private set; }

    /// <summary>Whether looking through the whole log takes long.</summary>
    public static bool IsLong(in MessageSlot slot) => slot.Size >= LongSize;

    /// <returns>Where the record lies, for <see cref="RecordAt"/>.</returns>
    public long Append(ref MessageSlot slot, ReadOnlySpan<byte> record)
    {
        if (slot.Chunk == 0 || Capacity(slot.Size) - slot.Used < record.Length) Extend(ref slot, record.Length);
        record.CopyTo(At(slot.Chunk, slot.Size)[slot.Used..]);
        slot.Used += record.Length;
        return PlaceOf(slot.Chunk) + slot.Used - record.Length;
    }

    /// <summary>The record at a place, without its length.</summary>
    /// <param name="place">Where it lies.</param>
    /// <param name="length">How long it is with its length.</param>
    public Span<byte> RecordAt(long place, out int length) =>
        EventRecord.First(_pages[(int)(place >> PageBits)].AsSpan((int)place & (PageBytes - 1)), out length);

    /// <summary>Where the records of each chunk begin and end, the newest chunk first.</summary>
    public List<(long From, long To)> PlacesOf(MessageSlot slot)
    {
        var places = new List<(long, long)>();
        while (slot.Chunk != 0)
        {
            places.Add((PlaceOf(slot.Chunk) + ChunkHead.LengthOf(slot.Size), PlaceOf(slot.Chunk) + slot.Used));
            (slot.Chunk, slot.Size, slot.Used) = ChunkHead.Read(At(slot.Chunk, slot.Size), slot.Size);
        }
        return places;
    }

    /// <summary>The record of a type with an id, without its length; empty where there is none.</summary>
    public Span<byte> Find(in MessageSlot slot, ReadOnlySpan<byte> idCode, EventType type)
    {
        foreach (var records in ChunksOf(slot))
        {
            var record = EventRecord.Find(records, idCode, type);
            if (!record.IsEmpty) return record;
        }
        return default;
    }

    /// <summary>The records of a log, chunk by chunk, the newest chunk first.</summary>
    public ChunkEnumerator ChunksOf(in MessageSlot slot) => new(this, slot);

    /// <summary>Copies a log's records in the order of their coming.</summary>
    /// <param name="slot">The message.</param>
    /// <param name="target">Receives them, and is made larger where it must be.</param>
    /// <returns>How many bytes they take.</returns>
    public int Copy(in MessageSlot slot, ref byte[] target)
    {
        var length = 0;
        foreach (var records in ChunksOf(slot)) length += records.Length;
        if (target.Length < length) target = new byte[Math.Min(length * 2L, Array.MaxLength)];
        var start = length;
        foreach (var records in ChunksOf(slot)) records.CopyTo(target.AsSpan(start -= records.Length));
        return length;
    }

    /// <summary>
    /// Asks for the newest chunk: where it begins, and where the next record will be written. The slot may be of another time.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(in MessageSlot slot)
    {
        var start = PlaceOf(slot.Chunk);
        if (start >> PageBits >= _pages.Count) return;
        var page = _pages[(int)(start >> PageBits)];
        int first = (int)start & (PageBytes - 1), last = first + slot.Used;
        if (last >= page.Length) return;
        Collections.Prefetch.Line(in page[first]);
        Collections.Prefetch.Line(in page[last]);
    }

    private static long PlaceOf(uint chunk) => (long)chunk << UnitBits;

    /// <summary>How many bytes a chunk holds: 48, 64, 96, 128, 192 … The first has room for what most messages have: two events.</summary>
    private static int Capacity(int size) => ((size & 1) == 0 ? 48 : 64) << (size >> 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> At(uint chunk, int size)
    {
        var at = PlaceOf(chunk);
        return _pages[(int)(at >> PageBits)].AsSpan((int)at & (PageBytes - 1), Capacity(size));
    }

    private void Extend(ref MessageSlot slot, int needed)
    {
        var size = slot.Chunk == 0 ? 0 : Math.Min(slot.Size + 1, LargestSize);
        while (Capacity(size) - ChunkHead.LengthOf(size) < needed) size++;
        var chunk = Cut(size);
        ChunkHead.Write(At(chunk, size), size, slot);
        (slot.Chunk, slot.Size, slot.Used) = (chunk, size, ChunkHead.LengthOf(size));
    }

    /// <summary>A page is a part of what there is already, so that little is empty; each takes the numbers of a whole one.</summary>
    private uint Cut(int size)
    {
        var bytes = Capacity(size);
        var last = _pages.Count == 0 ? [] : _pages[_pages.Count - 1];
        if (last.Length - _used < bytes)
        {
            _used = _pages.Count == 0 ? 1 << UnitBits : 0; // no chunk has the name 0
            last = new byte[Math.Max(_used + bytes, (int)Math.Clamp(Bytes / GrowthParts, FirstBytes, PageBytes))];
            Bytes += last.Length;
            _pages.Add(last);
        }
        var unit = ((long)(_pages.Count - 1) << PageBits - UnitBits) + (_used >> UnitBits);
        _used += bytes;
        return checked((uint)unit);
    }

    /// <summary>
    /// Before the records of each chunk but those of the smallest size, which is only
    /// ever a log's first: the chunk before it, its size and how far it is used.
    /// </summary>
    private static class ChunkHead
    {
        public static int LengthOf(int size) => size == 0 ? 0 : sizeof(uint) + sizeof(ushort) + 1;

        public static void Write(Span<byte> chunk, int size, in MessageSlot before)
        {
            if (size == 0) return;
            BinaryPrimitives.WriteUInt32LittleEndian(chunk, before.Chunk);
            BinaryPrimitives.WriteUInt16LittleEndian(chunk[sizeof(uint)..], (ushort)before.Used);
            chunk[sizeof(uint) + sizeof(ushort)] = (byte)before.Size;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static (uint Chunk, int Size, int Used) Read(ReadOnlySpan<byte> chunk, int size) => size == 0
            ? default
            : (
                BinaryPrimitives.ReadUInt32LittleEndian(chunk), chunk[sizeof(uint) + sizeof(ushort)],
                BinaryPrimitives.ReadUInt16LittleEndian(chunk[sizeof(uint)..]));
    }

    /// <summary>Goes through the chunks of a log.</summary>
    public ref struct ChunkEnumerator(LogArena logs, in MessageSlot slot)
    {
        private uint _next = slot.Chunk;
        private int _size = slot.Size, _used = slot.Used;

        public Span<byte> Current { get; private set; }

        public readonly ChunkEnumerator GetEnumerator() => this;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool MoveNext()
        {
            if (_next == 0) return false;
            var chunk = logs.At(_next, _size);
            Current = chunk[ChunkHead.LengthOf(_size).._used];
            (_next, _size, _used) = ChunkHead.Read(chunk, _size);
            return true;
        }
    }
}

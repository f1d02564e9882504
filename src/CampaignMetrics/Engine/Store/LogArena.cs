using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using CampaignMetrics.Collections;

namespace CampaignMetrics.Engine.Store;

/// <summary>
/// The memory of the messages' logs. A log is a linked list of chunks, the newest first. Nothing is ever moved or freed: a full log gets
/// another chunk, which is larger the more records it has, up to 48 KiB.
/// </summary>
/// <remarks>
/// <para>Millions of logs of a few dozen bytes would be costly as objects; here they share pages that the garbage collector need not
/// scan. A chunk is named by its offset in units of 8 bytes, so a 32-bit number reaches 32 GiB; 0 means none.</para>
/// </remarks>
internal sealed class LogArena
{
    private const int PageBits = 20, PageBytes = 1 << PageBits, FirstBytes = 1 << 9, UnitBits = 3, GrowthParts = 16;

    /// <summary>The size class from which a log is long: its chunk of 1 KiB, when it holds some 3,000 bytes.</summary>
    private const int LongSize = 19;

    /// <summary>The largest chunk has 48 KiB, so that <see cref="MessageSlot.Used"/> fits 16 bits.</summary>
    private const int LargestSize = 30;

    /// <summary>Up to this size class, each is larger than the one before by so many bytes, beginning with the least.</summary>
    private const int LastStep = 13, Step = 8, LeastBytes = 32;

    /// <summary>From so many ids in the Bloom filter on it is too full to tell how many there are.</summary>
    private const int FilledIds = 40;

    /// <summary>More chunks than a log has while its filter tells how many ids there are.</summary>
    private const int ManyChunks = 32;

    /// <summary>The most room that a short log's chunk has for records that may never come.</summary>
    private const int MostFurther = 64;

    /// <summary>Up to so many bytes in all, chunks are as short as they can be.</summary>
    private const int SmallBytes = 1 << 14;

    private readonly GrowingList<byte[]> _pages = new();
    private int _used;

    public long Bytes { get; private set; }

    /// <summary>Whether the log is so long that searching it record by record would take too long.</summary>
    public static bool IsLong(in MessageSlot slot) => slot.Size >= LongSize;

    /// <summary>Appends room for a record to a message's log.</summary>
    /// <param name="slot">The message.</param>
    /// <param name="length">The record's length in bytes.</param>
    /// <param name="place">Receives the record's offset, for <see cref="RecordAt"/>.</param>
    /// <returns>Where the record is to be written.</returns>
    public Span<byte> Append(ref MessageSlot slot, int length, out long place)
    {
        if (slot.Chunk == 0 || Capacity(slot.Size) - slot.Used < length) Extend(ref slot, length);
        var used = slot.Used;
        slot.Used = used + length;
        place = PlaceOf(slot.Chunk) + used;
        return _pages[(int)(place >> PageBits)].AsSpan((int)place & (PageBytes - 1), length);
    }

    /// <summary>The record at an offset, without its length.</summary>
    /// <param name="place">The offset in bytes.</param>
    /// <param name="length">Receives its length in bytes, the length prefix included.</param>
    public Span<byte> RecordAt(long place, out int length) =>
        EventRecord.First(_pages[(int)(place >> PageBits)].AsSpan((int)place & (PageBytes - 1)), out length);

    /// <summary>The offsets at which the records of each chunk begin and end, the newest chunk first.</summary>
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

    /// <summary>Finds the record with this id and type, without its length; empty if there is none.</summary>
    /// <remarks>
    /// <para>Ids that have one place in the filter leave it nearly empty, and chunks would stay short however many there are: each search
    /// would take longer than the one before. So a log in which a search met many chunks has its filter filled; its chunks grow from then
    /// on, until the log is long.</para>
    /// </remarks>
    public Span<byte> Find(ref MessageSlot slot, ReadOnlySpan<byte> idCode, EventType type)
    {
        var chunks = 0;
        foreach (var records in ChunksOf(slot))
        {
            var record = EventRecord.Find(records, idCode, type);
            if (!record.IsEmpty) return record;
            if (++chunks == ManyChunks) slot.Ids = ulong.MaxValue;
        }
        return default;
    }

    /// <summary>The records of a log, chunk by chunk, the newest chunk first.</summary>
    public ChunkEnumerator ChunksOf(in MessageSlot slot) => new(this, slot);

    /// <summary>Copies the records of a log in the order in which they arrived.</summary>
    /// <param name="slot">The message.</param>
    /// <param name="target">Receives the records; replaced by a larger array if it is too small.</param>
    /// <returns>The length of all records, in bytes.</returns>
    public int Copy(in MessageSlot slot, ref byte[] target)
    {
        var length = 0;
        foreach (var records in ChunksOf(slot)) length += records.Length;
        if (target.Length < length) target = new byte[Math.Min(length * 2L, Array.MaxLength)];
        // The newest chunk comes first, so the target is filled from its end.
        var start = length;
        foreach (var records in ChunksOf(slot)) records.CopyTo(target.AsSpan(start -= records.Length));
        return length;
    }

    /// <summary>
    /// Prefetches two cache lines of the newest chunk: its beginning, and where the next record will be written. The slot may be out of
    /// date, as the caller holds no lock.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Prefetch(in MessageSlot slot) => Prefetch(slot.Chunk, slot.Used);

    /// <summary>Prefetches the chunk before the newest, if there is one; the newest should be in the cache by now. The slot may be out of
    /// date.</summary>
    public void PrefetchEarlier(in MessageSlot slot)
    {
        if (slot.Size == 0 || Peek(slot.Chunk) is not { Length: >= LeastBytes } newest) return;
        var (chunk, _, used) = ChunkHead.Read(newest, slot.Size);
        Prefetch(chunk, used);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Prefetch(uint chunk, int used)
    {
        var bytes = Peek(chunk);
        // A wrong line only wastes the prefetch.
        if (used >= bytes.Length) return;
        Collections.Prefetch.Line(in bytes[0]);
        Collections.Prefetch.Line(in bytes[used]);
    }

    /// <summary>What lies from a chunk on, up to the end of its page. Empty for a chunk that there is not: a torn or stale slot may point
    /// anywhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<byte> Peek(uint chunk)
    {
        var place = PlaceOf(chunk);
        if (place >> PageBits >= _pages.Count) return default;
        var page = _pages[(int)(place >> PageBits)];
        var first = (int)place & (PageBytes - 1);
        return first < page.Length ? page.AsSpan(first) : default;
    }

    private static long PlaceOf(uint chunk) => (long)chunk << UnitBits;

    /// <summary>The bytes of a chunk by its size class: 48, then from 32 to 128 in steps of 8, then 192, 256, 384, 512 … The first has
    /// room for two short events, which is what most messages have.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Capacity(int size) =>
        size == 0 ? 48 : size <= LastStep ? LeastBytes + Step * (size - 1) : ((size & 1) == 0 ? 192 : 256) << ((size - LastStep - 1) >> 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> At(uint chunk, int size)
    {
        var at = PlaceOf(chunk);
        return _pages[(int)(at >> PageBits)].AsSpan((int)at & (PageBytes - 1), Capacity(size));
    }

    private void Extend(ref MessageSlot slot, int needed)
    {
        if (TryWiden(ref slot, needed)) return;
        var size = SizeFor(slot, needed);
        var chunk = Cut(size);
        ChunkHead.Write(At(chunk, size), size, slot);
        (slot.Chunk, slot.Size, slot.Used) = (chunk, size, ChunkHead.LengthOf(size));
    }

    /// <summary>Widens a log's newest chunk where it lies, which is possible for the chunk that was cut last: in a file that is sorted by
    /// contact, nearly all are. A view of earlier reads the chunk as it was: its head stays, and so do the records before.</summary>
    private bool TryWiden(ref MessageSlot slot, int needed)
    {
        // The smallest has no head, and gets none later: that would move its records.
        if (slot.Size is 0 or >= LastStep) return false;
        var end = ((long)(_pages.Count - 1) << PageBits) + _used;
        if (PlaceOf(slot.Chunk) + Capacity(slot.Size) != end) return false;
        var size = slot.Size;
        while (size < LastStep && Capacity(size) < slot.Used + needed) size++;
        var more = Capacity(size) - Capacity(slot.Size);
        if (Capacity(size) < slot.Used + needed || _pages[_pages.Count - 1].Length - _used < more) return false;
        _used += more;
        slot.Size = size;
        return true;
    }

    /// <summary>The size class of a log's next chunk: for two records at first, for one until there are four, from the fifth on for three
    /// if they are short, and always for a third as many as there are. So little lies empty in short logs, of which there are millions, and
    /// long logs have few chunks: each has a head, and is another place in memory to wait for. In small ledgers, of which there are many, a
    /// chunk is for one record at first.</summary>
    private int SizeFor(in MessageSlot slot, int needed)
    {
        var ids = BitOperations.PopCount(slot.Ids);
        // The further records are taken to be as those before: this one may be far larger, as a click with its recipient's value is.
        var usual = slot.Chunk == 0 ? needed : Math.Min(needed, slot.Size == 0 ? slot.Used / Math.Max(ids, 1) : Capacity(slot.Size) / 2);
        var room = needed + usual * Math.Max(ids / 3 - 1, LeastFurther(ids, needed));
        // The smallest has no head, which only a log's first chunk can do without.
        if (slot.Chunk == 0 && room <= Capacity(0)) return 0;
        var bytes = room + ChunkHead.LengthOf(1);
        var size = bytes <= Capacity(LastStep) ? 1 + (Math.Max(bytes - LeastBytes, 0) + Step - 1) / Step : LastStep + 1;
        while (size < LargestSize && Capacity(size) < bytes) size++;
        return ids < FilledIds ? size : Math.Max(size, Math.Min(slot.Size + 1, LargestSize));
    }

    /// <summary>For how many further records there is room at least: for none beside long ones, which would be much to lie empty.</summary>
    private int LeastFurther(int ids, int needed)
    {
        if (Bytes < SmallBytes) return 0;
        var further = ids == 0 ? 1 : ids < 4 ? 0 : 2;
        return further * needed <= MostFurther ? further : 0;
    }

    /// <summary>Takes a chunk from the last page. A new page is a sixteenth of what there is, between 512 bytes and 1 MiB, so that little
    /// lies empty; whatever its length, it takes the offsets of a whole megabyte.</summary>
    private uint Cut(int size)
    {
        var bytes = Capacity(size);
        var last = _pages.Count == 0 ? [] : _pages[_pages.Count - 1];
        if (last.Length - _used < bytes)
        {
            _used = _pages.Count == 0 ? 1 << UnitBits : 0; // the first unit is left out, since chunk 0 means none
            last = ArenaPage.OfBytes(Math.Max(_used + bytes, (int)Math.Clamp(Bytes / GrowthParts, FirstBytes, PageBytes)));
            Bytes += last.Length;
            _pages.Add(last);
        }
        var unit = ((long)(_pages.Count - 1) << PageBits - UnitBits) + (_used >> UnitBits);
        _used += bytes;
        return checked((uint)unit);
    }

    /// <summary>
    /// The head of a chunk, a link to the chunk before it: its number, bytes used and size class. Chunks of the smallest size have none,
    /// since such a chunk is always a log's first.
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

    /// <summary>Enumerates the records of each chunk of a log, the newest chunk first.</summary>
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

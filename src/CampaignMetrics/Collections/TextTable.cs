using System.Text;

namespace CampaignMetrics.Collections;

/// <summary>
/// Interns texts in UTF-8: gives each distinct text a slot, 0, 1, 2 … in the order in which they are added. Thread-safe; only a new text
/// takes a lock.
/// </summary>
/// <remarks>
/// <para>A text also has an address in the <see cref="TextArena"/>. Where texts are looked up by the million, the address saves one access
/// to memory compared with the slot.</para>
/// <para>Where memory is short, texts may be spilled. Their hashes stay in memory, some 20 bytes each.</para>
/// </remarks>
/// <param name="spilled">Takes texts where memory is short; null where all stay in memory.</param>
internal sealed class TextTable(SpilledTexts? spilled = null) : IDisposable
{
    /// <summary>So many texts that may be spilled are strings too: those that come again and again come early.</summary>
    private const int MostStrings = 1 << 14;

    // Also the lock: an object less in each of many small ledgers.
    private readonly TextArena _arena = new(spilled);
    private readonly GrowingList<int> _addresses = new();
    private ulong[] _buckets = HashBuckets.None;
    // By slot; made when asked for.
    private string?[] _strings = [];

    public int Count => _addresses.Count;

    public long Bytes => _arena.Bytes + _addresses.Bytes + _buckets.Length * sizeof(ulong);

    public ReadOnlySpan<byte> this[int slot] => _arena[_addresses[slot]];

    /// <inheritdoc cref="TextArena.Segment"/>
    public ArraySegment<byte> Segment(int slot) => _arena.Segment(_addresses[slot]);

    public int Add(ReadOnlySpan<byte> text) => SlotAt(AddressOf(text, KeyedHash.Hash32(text)));

    /// <summary>The slot of a text, or −1 if it was never added.</summary>
    public int IndexOf(ReadOnlySpan<byte> text) =>
        Find(text, KeyedHash.Hash32(text), out _) is >= 0 and var address ? SlotAt(address) : Slot.None;

    public int IndexOf(string text) => IndexOf(Encoding.UTF8.GetBytes(text));

    /// <summary>The address of a text, which is added if it is new.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hash">Its <see cref="KeyedHash.Hash32"/>.</param>
    public int AddressOf(ReadOnlySpan<byte> text, uint hash) =>
        Find(text, hash, out _) is >= 0 and var address ? address : Insert(text, hash);

    /// <summary>The text at an address.</summary>
    public ReadOnlySpan<byte> At(int address) => _arena[address];

    /// <summary>The slot of the text at an address.</summary>
    public int SlotAt(int address) => _arena.SlotAt(address);

    /// <summary>Spills texts, as far as there are many.</summary>
    public void Spill()
    {
        if (!_arena.HasFull) return;
        lock (_arena) _arena.Spill();
    }

    /// <summary>Closes the stream of spilled texts.</summary>
    public void Dispose() => _arena.Spilled?.Dispose();

    /// <summary>The text as a string, which is cached; where texts may be spilled, only for the first of them.</summary>
    public string Text(int slot)
    {
        var most = _arena.Spilled is null ? Array.MaxLength : MostStrings;
        if (slot >= most) return Encoding.UTF8.GetString(this[slot]);
        // Without a lock: threads may overwrite each other's array, which only means that a string is made again.
        var strings = _strings;
        if (strings.Length <= slot) Array.Resize(ref strings, Math.Min(most, Math.Max(Count, strings.Length * 2)));
        _strings = strings;
        return strings[slot] ??= Encoding.UTF8.GetString(this[slot]);
    }

    /// <summary>Prefetches the text at an address.</summary>
    public void Prefetch(int address) => _arena.Prefetch(address);

    /// <summary>Prefetches the bucket in which a text is looked up.</summary>
    public void PrefetchBucket(uint hash)
    {
        var buckets = Volatile.Read(ref _buckets);
        Collections.Prefetch.Line(in buckets[(int)hash & buckets.Length - 1]);
    }

    /// <summary>Prefetches the text that probably has this hash; its bucket should be in the cache by now.</summary>
    public void PrefetchText(uint hash)
    {
        var buckets = Volatile.Read(ref _buckets);
        var held = buckets[(int)hash & buckets.Length - 1];
        if (held != 0 && (uint)(held >> 32) == hash) _arena.Prefetch((int)((uint)held - 1));
    }

    /// <summary>Finds a text without a lock. A bucket holds its hash and its address plus 1; 0 is free.</summary>
    private int Find(ReadOnlySpan<byte> text, uint hash, out int bucket)
    {
        var buckets = Volatile.Read(ref _buckets);
        var mask = buckets.Length - 1;
        for (bucket = (int)hash & mask; ; bucket = bucket + 1 & mask)
        {
            var held = Volatile.Read(ref buckets[bucket]);
            if (held == 0) return Slot.None;
            var address = (int)((uint)held - 1);
            if ((uint)(held >> 32) == hash && _arena[address].SequenceEqual(text)) return address;
        }
    }

    private int Insert(ReadOnlySpan<byte> text, uint hash)
    {
        lock (_arena)
        {
            if (HashBuckets.IsFull(_buckets, Count)) Volatile.Write(ref _buckets, HashBuckets.Doubled(_buckets));
            // Another thread may have added it since the search without the lock.
            if (Find(text, hash, out var bucket) is >= 0 and var known) return known;
            // The bucket is written last, since it publishes the text to readers, who take no lock.
            var address = _arena.Put(Count, text);
            _addresses.Add(address);
            Volatile.Write(ref _buckets[bucket], (ulong)hash << 32 | (uint)address + 1);
            return address;
        }
    }
}

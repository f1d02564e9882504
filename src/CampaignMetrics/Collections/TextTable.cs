using System.Text;

namespace CampaignMetrics.Collections;

/// <summary>
/// Gives each distinct text a slot: 0, 1, 2 … in the order of their coming. Found by hash,
/// compared byte by byte. Any threads may add and read: only a new text takes a lock.
/// </summary>
internal sealed class TextTable
{
    private readonly TextArena _arena = new();
    private readonly GrowingList<int> _addresses = new();
    private readonly Lock _gate = new();
    private ulong[] _buckets = new ulong[8];
    private string?[] _strings = [];

    public int Count => _addresses.Count;

    public long Bytes => _arena.Bytes + _addresses.Bytes + _buckets.Length * sizeof(ulong);

    public ReadOnlySpan<byte> this[int slot] => _arena[_addresses[slot]];

    /// <summary>The text where it lies, which is for ever.</summary>
    public ArraySegment<byte> Segment(int slot) => _arena.Segment(_addresses[slot]);

    public int Add(ReadOnlySpan<byte> text) => SlotAt(AddressOf(text, KeyedHash.Hash32(text)));

    /// <summary>The text's slot, or −1 if it never came.</summary>
    public int IndexOf(ReadOnlySpan<byte> text) =>
        Find(text, KeyedHash.Hash32(text), out _) is >= 0 and var address ? SlotAt(address) : Slot.None;

    public int IndexOf(string text) => IndexOf(Encoding.UTF8.GetBytes(text));

    /// <summary>Where the text lies, which is made if it is new.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hash">Its <see cref="KeyedHash.Hash32"/>.</param>
    public int AddressOf(ReadOnlySpan<byte> text, uint hash) =>
        Find(text, hash, out _) is >= 0 and var address ? address : Insert(text, hash);

    /// <summary>The text at an address.</summary>
    public ReadOnlySpan<byte> At(int address) => _arena[address];

    /// <summary>The slot of the text at an address.</summary>
    public int SlotAt(int address) => _arena.SlotAt(address);

    /// <summary>The text as a string, made once.</summary>
    public string Text(int slot)
    {
        var strings = _strings;
        if (strings.Length <= slot) Array.Resize(ref strings, Math.Max(Count, strings.Length * 2));
        _strings = strings;
        return strings[slot] ??= Encoding.UTF8.GetString(this[slot]);
    }

    /// <summary>Asks for the text at an address.</summary>
    public void Prefetch(int address) => _arena.Prefetch(address);

    /// <summary>Asks for the bucket where a text is looked for.</summary>
    public void PrefetchBucket(uint hash)
    {
        var buckets = Volatile.Read(ref _buckets);
        Collections.Prefetch.Line(in buckets[(int)hash & buckets.Length - 1]);
    }

    /// <summary>Asks for the text that a hash probably stands for, when its bucket is there.</summary>
    public void PrefetchText(uint hash)
    {
        var buckets = Volatile.Read(ref _buckets);
        var held = buckets[(int)hash & buckets.Length - 1];
        if (held != 0 && (uint)(held >> 32) == hash) _arena.Prefetch((int)((uint)held - 1));
    }

    /// <summary>A bucket is the text's hash and its address plus one; zero is free.</summary>
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
        lock (_gate)
        {
            if (Count * 4L >= _buckets.Length * 3L) Volatile.Write(ref _buckets, HashBuckets.Doubled(_buckets));
            if (Find(text, hash, out var bucket) is >= 0 and var known) return known;
            var address = _arena.Put(Count, text);
            _addresses.Add(address);
            Volatile.Write(ref _buckets[bucket], (ulong)hash << 32 | (uint)address + 1);
            return address;
        }
    }
}

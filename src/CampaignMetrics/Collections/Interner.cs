namespace CampaignMetrics.Collections;

/// <summary>
/// Gives each distinct value a slot: 0, 1, 2 … in the order of their coming. Any threads may add and read: only a new value takes a lock.
/// </summary>
internal sealed class Interner<T> where T : struct, IEquatable<T>, IKeyed
{
    private readonly GrowingList<T> _values = new();
    private readonly Lock _gate = new();
    private ulong[] _buckets = new ulong[8];

    public int Count => _values.Count;

    public T this[int slot] => _values[slot];

    public int Add(T value) => Find(value, out _) is >= 0 and var slot ? slot : Insert(value);

    /// <summary>The value's slot, or −1 if it never came.</summary>
    public int IndexOf(T value) => Find(value, out _);

    /// <summary>A bucket is the value's hash and its slot plus one; zero is free.</summary>
    private int Find(T value, out int bucket)
    {
        var hash = (uint)value.GetHashCode();
        var buckets = Volatile.Read(ref _buckets);
        var mask = buckets.Length - 1;
        for (bucket = (int)hash & mask; ; bucket = bucket + 1 & mask)
        {
            var held = Volatile.Read(ref buckets[bucket]);
            if (held == 0) return Slot.None;
            var slot = (int)((uint)held - 1);
            if ((uint)(held >> 32) == hash && _values[slot].Equals(value)) return slot;
        }
    }

    private int Insert(T value)
    {
        lock (_gate)
        {
            if (Count * 4L >= _buckets.Length * 3L) Volatile.Write(ref _buckets, HashBuckets.Doubled(_buckets));
            if (Find(value, out var bucket) is >= 0 and var known) return known;
            var slot = _values.Add(value);
            Volatile.Write(ref _buckets[bucket], (ulong)(uint)value.GetHashCode() << 32 | (uint)slot + 1);
            return slot;
        }
    }
}

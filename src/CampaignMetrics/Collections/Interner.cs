namespace CampaignMetrics.Collections;

/// <summary>
/// Gives each distinct value a slot: 0, 1, 2 … in the order in which they are added. Thread-safe; only a new value takes a lock.
/// </summary>
internal sealed class Interner<T> where T : struct, IEquatable<T>, IKeyed
{
    // Also the lock: an object less in each of many small ledgers.
    private readonly GrowingList<T> _values = new();
    private ulong[] _buckets = HashBuckets.None;

    public int Count => _values.Count;

    public T this[int slot] => _values[slot];

    public int Add(T value) => Find(value, out _) is >= 0 and var slot ? slot : Insert(value);

    /// <summary>The slot of a value, or −1 if it was never added.</summary>
    public int IndexOf(T value) => Find(value, out _);

    /// <summary>Finds a value without a lock. A bucket holds its hash and its slot plus 1; 0 is free.</summary>
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
        lock (_values)
        {
            if (HashBuckets.IsFull(_buckets, Count)) Volatile.Write(ref _buckets, HashBuckets.Doubled(_buckets));
            // Another thread may have added it since the search without the lock.
            if (Find(value, out var bucket) is >= 0 and var known) return known;
            // The value before the bucket that publishes it: readers take no lock.
            var slot = _values.Add(value);
            Volatile.Write(ref _buckets[bucket], (ulong)(uint)value.GetHashCode() << 32 | (uint)slot + 1);
            return slot;
        }
    }
}

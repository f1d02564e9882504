namespace CampaignMetrics.Collections;

/// <summary>Maps slots to numbers, for few of very many slots. One thread at a time sets; any thread may read, without a lock.</summary>
internal sealed class SlotMap
{
    /// <summary>Knuth's multiplicative hash: slots are numbered one after the other, and so are spread evenly.</summary>
    private const uint Multiplier = 2_654_435_769;

    // A bucket holds a slot plus 1 in its upper half and its number in its lower; 0 is free. Linear probing.
    private ulong[] _buckets = new ulong[4];
    private int _count;

    public long Bytes => (long)_buckets.Length * sizeof(ulong);

    /// <summary>All slots that have numbers, in no particular order.</summary>
    public IEnumerable<int> Slots
    {
        get
        {
            var buckets = Volatile.Read(ref _buckets);
            for (var i = 0; i < buckets.Length; i++)
                if (Volatile.Read(ref buckets[i]) is > 0 and var held) yield return (int)(held >> 32) - 1;
        }
    }

    /// <summary>The number of a slot; 0 if it has none. Setting it publishes all that the thread wrote before.</summary>
    public int this[int slot]
    {
        get
        {
            var buckets = Volatile.Read(ref _buckets);
            return (int)(uint)Volatile.Read(ref buckets[Find(buckets, slot)]);
        }
        set
        {
            if ((_count + 1) * 4L > _buckets.Length * 3L) Grow();
            ref var bucket = ref _buckets[Find(_buckets, slot)];
            if (bucket == 0) _count++;
            Volatile.Write(ref bucket, (ulong)(uint)(slot + 1) << 32 | (uint)value);
        }
    }

    /// <summary>The index of the bucket of a slot, or of the free one where it would be put. There always is a free one.</summary>
    private static int Find(ulong[] buckets, int slot)
    {
        var mask = buckets.Length - 1;
        for (var at = (int)((uint)slot * Multiplier >> 8) & mask; ; at = at + 1 & mask)
            if (Volatile.Read(ref buckets[at]) is var held && (held == 0 || (int)(held >> 32) - 1 == slot)) return at;
    }

    private void Grow()
    {
        var larger = new ulong[_buckets.Length * 2];
        foreach (var held in _buckets)
            if (held != 0) larger[Find(larger, (int)(held >> 32) - 1)] = held;
        Volatile.Write(ref _buckets, larger);
    }
}

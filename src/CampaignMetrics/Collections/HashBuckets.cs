namespace CampaignMetrics.Collections;

/// <summary>The buckets of a hash table with open addressing and linear probing. The upper half of a bucket is the hash, by which it is
/// placed; the lower half is a number plus 1; 0 is free.</summary>
internal static class HashBuckets
{
    /// <summary>The same buckets in an array of twice the length. The old array stays unchanged for threads that still read it.</summary>
    public static ulong[] Doubled(ulong[] buckets)
    {
        var larger = new ulong[checked(buckets.Length * 2)];
        var mask = larger.Length - 1;
        foreach (var held in buckets)
        {
            if (held == 0) continue;
            var bucket = (int)(held >> 32) & mask;
            while (larger[bucket] != 0) bucket = bucket + 1 & mask;
            larger[bucket] = held;
        }
        return larger;
    }
}

namespace CampaignMetrics.Collections;

/// <summary>The buckets of a hash table with open addressing and linear probing. The upper half of a bucket is the hash, by which it is
/// placed; the lower half is a number plus 1; 0 is free.</summary>
internal static class HashBuckets
{
    private const int FirstLength = 4, LongestFilled = 128;

    /// <summary>The buckets of all tables without an element: one, which stays free.</summary>
    public static readonly ulong[] None = new ulong[1];

    /// <summary>Whether there is no room for another element. Up to three quarters are filled; seven eighths in the tables of small
    /// ledgers, of which there are many.</summary>
    public static bool IsFull(ulong[] buckets, int count) =>
        buckets.Length <= LongestFilled ? (count + 1) * 8 > buckets.Length * 7 : count * 4L >= buckets.Length * 3L;

    /// <summary>The same buckets in an array of twice the length. The old array stays unchanged for threads that still read it.</summary>
    public static ulong[] Doubled(ulong[] buckets)
    {
        var larger = new ulong[checked(Math.Max(buckets.Length * 2, FirstLength))];
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

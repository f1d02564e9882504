namespace CampaignMetrics.Collections;

/// <summary>Buckets of an open table: the upper half of each is a hash, by which it is placed; zero is free.</summary>
internal static class HashBuckets
{
    /// <summary>The same in twice the room. The old ones stay as they are, for who still reads them.</summary>
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

namespace CampaignMetrics.Collections;

/// <summary>The pages of an arena: memory without references to objects, which is never moved or freed.</summary>
internal static class ArenaPage
{
    /// <summary>From this length on, pages are pinned, so the collector copies none: short ones are too many for that, in the many small
    /// ledgers of a service.</summary>
    private const int PinnedBytes = 1 << 13;

    /// <summary>Makes a page of bytes. What was never written is never read, so zeros would only cost time.</summary>
    public static byte[] OfBytes(int length) => GC.AllocateUninitializedArray<byte>(length, pinned: length >= PinnedBytes);

    /// <summary>Makes a page of values, which are zeros, of at least 8 KiB.</summary>
    public static T[] Of<T>(int count)
        where T : unmanaged => GC.AllocateArray<T>(count, pinned: true);
}

namespace CampaignMetrics.Messages.Store;

/// <summary>128-bit keyed hashes of ids: two different ids fall together with a chance below 10⁻²⁰ for a billion of them.</summary>
internal sealed class EventIdSet
{
    private UInt128[] _hashes = new UInt128[1024];
    private int _count;

    public long Bytes => _hashes.Length * 16L;

    /// <returns>Whether it was new.</returns>
    public bool Add(UInt128 hash)
    {
        if (hash == UInt128.Zero) hash = UInt128.One; // zero marks a free place
        if (_count * 4L >= _hashes.Length * 3L) Grow();
        if (!Place(_hashes, hash)) return false;
        _count++;
        return true;
    }

    private static bool Place(UInt128[] hashes, UInt128 hash)
    {
        var mask = hashes.Length - 1;
        for (var i = (int)(ulong)hash & mask; ; i = i + 1 & mask)
        {
            if (hashes[i] == hash) return false;
            if (hashes[i] != UInt128.Zero) continue;
            hashes[i] = hash;
            return true;
        }
    }

    private void Grow()
    {
        var larger = new UInt128[checked(_hashes.Length * 2)];
        foreach (var hash in _hashes)
            if (hash != UInt128.Zero) Place(larger, hash);
        _hashes = larger;
    }
}

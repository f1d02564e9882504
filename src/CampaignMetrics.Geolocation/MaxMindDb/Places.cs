using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace CampaignMetrics.Geolocation.MaxMindDb;

/// <summary>A cache of the places of one database, by the offset of their record.</summary>
internal sealed class Places
{
    /// <summary>The capacity, about 80 MB of places. When it is reached, the cache is emptied and filled again.</summary>
    private const int MostKept = 1 << 18;

    private readonly ConcurrentDictionary<int, Place> _byOffset = new();
    private int _count;

    public bool TryGet(int offset, [NotNullWhen(true)] out Place? place) =>
        _byOffset.TryGetValue(offset, out place);

    public void Add(int offset, Place place)
    {
        if (!_byOffset.TryAdd(offset, place) || Interlocked.Increment(ref _count) < MostKept) return;
        _byOffset.Clear();
        Volatile.Write(ref _count, 0);
    }
}

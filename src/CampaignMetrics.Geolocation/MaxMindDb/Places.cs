using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace CampaignMetrics.Geolocation.MaxMindDb;

/// <summary>The places of one database that have been asked for, by where their records begin.</summary>
internal sealed class Places
{
    /// <summary>About 80 MB of places; when so many have been asked for, the collection starts anew.</summary>
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

namespace CampaignMetrics.UserAgents.Caching;

/// <summary>
/// A bounded, lock-free, four-way associative cache of results. A text hashes to a set of four slots, where a new entry evicts the oldest.
/// Entries are immutable and replaced as a whole, so a race can lose an entry but never mix two.
/// </summary>
internal sealed class AgentCache
{
    private const int Ways = 4;
    private const int MaxTextLength = 1024;

    private sealed record Entry(string Text, UserAgent Agent);

    private readonly Entry?[] _entries;
    private readonly int _lastSet;

    /// <summary>Creates a cache of at least so many entries: the next power of two, and at least four.</summary>
    public AgentCache(int size)
    {
        var sets = System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(size + Ways - 1) / Ways);
        _entries = new Entry?[sets * Ways];
        _lastSet = (int)sets - 1;
    }

    /// <summary>Looks up the cached result of a text.</summary>
    public bool TryGet(string text, out UserAgent agent)
    {
        foreach (ref var place in PlacesOf(text))
        {
            if (Volatile.Read(ref place) is not { } entry || !string.Equals(entry.Text, text, StringComparison.Ordinal)) continue;
            agent = entry.Agent;
            return true;
        }
        agent = default;
        return false;
    }

    /// <summary>Caches a result, unless the text is too long: a flood of long texts must not fill the memory.</summary>
    public void Add(string text, UserAgent agent)
    {
        if (text.Length > MaxTextLength) return;
        var places = PlacesOf(text);
        // Shifts the entries by one slot, the oldest out. A concurrent Add may duplicate or drop one; both cost only a miss later.
        for (var way = Ways - 1; way > 0; way--) Volatile.Write(ref places[way], Volatile.Read(ref places[way - 1]));
        Volatile.Write(ref places[0], new Entry(text, agent));
    }

    private Span<Entry?> PlacesOf(string text) => _entries.AsSpan((int)(TextHash.Of(text) & (uint)_lastSet) * Ways, Ways);
}

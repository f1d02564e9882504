namespace CampaignMetrics.UserAgents.Caching;

/// <summary>
/// A bounded, lock-free memory of results. A text may stand in one of four places; a new one pushes the oldest of them out. Entries are
/// immutable and are swapped as a whole, so a race can lose an entry but never mix two.
/// </summary>
internal sealed class AgentCache
{
    private const int Ways = 4;
    private const int MaxTextLength = 1024;

    private sealed record Entry(string Text, UserAgent Agent);

    private readonly Entry?[] _entries;
    private readonly int _lastSet;

    /// <summary>A cache of at least the given number of entries, rounded up to a power of two; at least four.</summary>
    public AgentCache(int size)
    {
        var sets = System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, size / Ways));
        _entries = new Entry?[sets * Ways];
        _lastSet = (int)sets - 1;
    }

    /// <summary>The remembered result for a text.</summary>
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

    /// <summary>Remembers a result, unless the text is longer than user agents are.</summary>
    public void Add(string text, UserAgent agent)
    {
        if (text.Length > MaxTextLength) return;
        var places = PlacesOf(text);
        for (var way = Ways - 1; way > 0; way--) Volatile.Write(ref places[way], Volatile.Read(ref places[way - 1]));
        Volatile.Write(ref places[0], new Entry(text, agent));
    }

    private Span<Entry?> PlacesOf(string text) => _entries.AsSpan((int)(TextHash.Of(text) & (uint)_lastSet) * Ways, Ways);
}

namespace CampaignMetrics.UserAgents.Matching;

/// <summary>The conditions of several lists, each under its first required literal: most cost nothing for most texts.</summary>
internal sealed class ConditionTable
{
    /// <summary>A condition, and where its other literals stand in the one list of all: from <paramref name="Required"/> on those that
    /// must occur, from <paramref name="Forbidden"/> on those that must not.</summary>
    internal readonly record struct Entry(int List, int Index, int Required, int Forbidden, int End);

    private readonly Entry[] _entries;
    // Where the conditions under each literal begin, and the number of all.
    private readonly int[] _firstEntries;
    private readonly ushort[] _literals;

    /// <summary>Compiles lists of conditions, and numbers their literals.</summary>
    public ConditionTable(IReadOnlyList<List<Condition>> lists, LiteralNumbers numbers)
    {
        // Literals that lead to conditions have the lowest numbers: only they are gone through.
        foreach (var list in lists)
            foreach (var condition in list) numbers.Of(condition.Required[..1]);
        Keys = numbers.Count;
        var others = new List<ushort>();
        var entries = new List<(ushort Key, Entry Entry)>();
        for (var list = 0; list < lists.Count; list++)
            for (var index = 0; index < lists[list].Count; index++) entries.Add(Compile(list, index, lists[list][index], numbers, others));
        _literals = [.. others];
        _firstEntries = new int[Keys + 1];
        foreach (var (key, _) in entries) _firstEntries[key + 1]++;
        for (var key = 0; key < Keys; key++) _firstEntries[key + 1] += _firstEntries[key];
        _entries = [.. entries.OrderBy(entry => entry.Key).Select(entry => entry.Entry)];
    }

    /// <summary>How many literals lead to conditions: those with the numbers below.</summary>
    public int Keys { get; }

    /// <summary>The conditions whose first required literal this is.</summary>
    public ReadOnlySpan<Entry> Under(int literal) => _entries.AsSpan(_firstEntries[literal].._firstEntries[literal + 1]);

    /// <summary>Whether a condition holds for a text in which its first required literal was found.</summary>
    public bool Holds(in Entry condition, LiteralSet found)
    {
        foreach (var id in _literals.AsSpan(condition.Required..condition.Forbidden))
            if (!found.Has(id)) return false;
        foreach (var id in _literals.AsSpan(condition.Forbidden..condition.End))
            if (found.Has(id)) return false;
        return true;
    }

    private static (ushort Key, Entry Entry) Compile(
        int list, int index, Condition condition, LiteralNumbers numbers, List<ushort> others)
    {
        var required = numbers.Of(condition.Required);
        var first = others.Count;
        others.AddRange(required.AsSpan(1));
        var forbidden = others.Count;
        others.AddRange(numbers.Of(condition.Forbidden));
        return (required[0], new(list, index, first, forbidden, others.Count));
    }
}

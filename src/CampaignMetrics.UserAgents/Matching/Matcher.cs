using System.Numerics;

namespace CampaignMetrics.UserAgents.Matching;

/// <summary>Several ordered lists of conditions, compiled so that one pass over a text finds, for each list, the first condition that
/// holds.</summary>
internal sealed class Matcher
{
    private readonly record struct Entry(int List, int Index, ushort[] Required, ushort[] Forbidden);

    private readonly Automaton _automaton;
    private readonly Entry[][] _entriesByKey;

    /// <summary>Compiles the lists. A condition is known by its index in its list.</summary>
    public Matcher(params IReadOnlyList<Condition>[] lists)
    {
        var ids = new Dictionary<Literal, ushort>();
        var entries = lists.SelectMany((list, number) => list.Select((condition, index) =>
            new Entry(number, index, Number(condition.Required, ids), Number(condition.Forbidden, ids)))).ToList();
        _automaton = new Automaton([.. ids.OrderBy(pair => pair.Value).Select(pair => pair.Key)]);
        _entriesByKey = new Entry[ids.Count][];
        var byKey = entries.ToLookup(entry => entry.Required[0]);
        for (var id = 0; id < _entriesByKey.Length; id++) _entriesByKey[id] = [.. byKey[(ushort)id]];
    }

    /// <summary>Puts the index of the first condition that holds, or -1, at the place of each list.</summary>
    public void Match(ReadOnlySpan<char> text, Span<int> firsts)
    {
        firsts.Fill(-1);
        Span<ulong> found = stackalloc ulong[_automaton.SetLength];
        _automaton.Find(text, found);
        for (var word = 0; word < found.Length; word++)
            for (var bits = found[word]; bits != 0; bits &= bits - 1)
                Weigh(_entriesByKey[(word << 6) + BitOperations.TrailingZeroCount(bits)], found, firsts);
    }

    private static void Weigh(Entry[] entries, ReadOnlySpan<ulong> found, Span<int> firsts)
    {
        foreach (ref readonly var entry in entries.AsSpan())
            if ((uint)entry.Index < (uint)firsts[entry.List] && Holds(entry, found))
                firsts[entry.List] = entry.Index;
    }

    private static bool Holds(in Entry entry, ReadOnlySpan<ulong> found)
    {
        foreach (var id in entry.Required)
            if ((found[id >> 6] & (1UL << id)) == 0) return false;
        foreach (var id in entry.Forbidden)
            if ((found[id >> 6] & (1UL << id)) != 0) return false;
        return true;
    }

    private static ushort[] Number(IReadOnlyList<Literal> literals, Dictionary<Literal, ushort> ids)
    {
        var numbers = new ushort[literals.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!ids.TryGetValue(literals[i], out numbers[i])) ids.Add(literals[i], numbers[i] = NextOf(ids));
        }
        return numbers;
    }

    private static ushort NextOf(Dictionary<Literal, ushort> ids) =>
        ids.Count < ushort.MaxValue ? (ushort)ids.Count : throw new ArgumentException("The rules have too many terms.");
}

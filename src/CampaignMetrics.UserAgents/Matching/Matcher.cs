using System.Numerics;

namespace CampaignMetrics.UserAgents.Matching;

/// <summary>
/// Several ordered lists of conditions, compiled so that one pass over a text finds, for each list, the first condition that holds.
/// </summary>
internal sealed class Matcher
{
    private readonly record struct Entry(int List, int Index, ushort[] Required, ushort[] Forbidden);

    private readonly LiteralSearch _search;
    private readonly Entry[][] _entriesByKey;

    /// <summary>Compiles the lists. A condition is known by its index in its list.</summary>
    public Matcher(params List<Condition>[] lists)
    {
        var literals = new LiteralNumbers();
        var entries = new List<Entry[]>();
        foreach (var list in lists) entries.Add(Compile(list, entries.Count, literals));
        _search = new LiteralSearch(literals.All);
        _entriesByKey = ByKey(entries, literals.All.Length);
    }

    /// <summary>The length of the bit set that <see cref="Find"/> fills, in words of 64 bits.</summary>
    public int SetLength => _search.SetLength;

    /// <summary>Sets the bits of the literals that occur in a text.</summary>
    public void Find(ReadOnlySpan<char> text, Span<ulong> found) => _search.Find(text, found);

    /// <summary>Sets, for each list, the index of the first condition that holds; -1 where none does.</summary>
    public void Match(ReadOnlySpan<ulong> found, Span<int> firsts)
    {
        for (var list = 0; list < firsts.Length; list++) firsts[list] = -1;
        for (var word = NextSet(found, 0); word < found.Length; word = NextSet(found, word + 1))
            for (var bits = found[word]; bits != 0; bits &= bits - 1)
                Weigh(_entriesByKey[(word << 6) + BitOperations.TrailingZeroCount(bits)], found, firsts);
    }

    /// <summary>The index, from a given one on, of the next word with a bit: of a hundred some ten have one. The length where none
    /// does.</summary>
    private static int NextSet(ReadOnlySpan<ulong> found, int from) =>
        found[from..].IndexOfAnyExcept(0UL) is >= 0 and var behind ? from + behind : found.Length;

    /// <summary>The index, from a given one on, of the first condition of the first list that holds; -1 where none does.</summary>
    public int First(ReadOnlySpan<ulong> found, int from)
    {
        var first = -1;
        for (var word = 0; word < found.Length; word++)
            for (var bits = found[word]; bits != 0; bits &= bits - 1)
                foreach (ref readonly var entry in _entriesByKey[(word << 6) + BitOperations.TrailingZeroCount(bits)].AsSpan())
                    if (entry.List == 0 && entry.Index >= from && (uint)entry.Index < (uint)first && Holds(entry, found))
                        first = entry.Index;
        return first;
    }

    private static void Weigh(Entry[] entries, ReadOnlySpan<ulong> found, Span<int> firsts)
    {
        for (var i = 0; i < entries.Length; i++)
        {
            ref readonly var entry = ref entries[i];
            // -1 as an unsigned number is greater than any index, so one comparison covers "none yet" and "earlier than the best".
            if ((uint)entry.Index < (uint)firsts[entry.List] && Holds(entry, found)) firsts[entry.List] = entry.Index;
        }
    }

    private static bool Holds(in Entry entry, ReadOnlySpan<ulong> found)
    {
        foreach (var id in entry.Required)
            if ((found[id >> 6] & (1UL << id)) == 0) return false;
        foreach (var id in entry.Forbidden)
            if ((found[id >> 6] & (1UL << id)) != 0) return false;
        return true;
    }

    private static Entry[] Compile(List<Condition> list, int number, LiteralNumbers literals)
    {
        var entries = new Entry[list.Count];
        for (var index = 0; index < entries.Length; index++)
            entries[index] = new(number, index, literals.Of(list[index].Required), literals.Of(list[index].Forbidden));
        return entries;
    }

    // A condition is checked only where its first required literal was found: most conditions cost nothing for most texts.
    private static Entry[][] ByKey(List<Entry[]> lists, int keys)
    {
        var counts = new int[keys];
        foreach (var list in lists)
            foreach (var entry in list) counts[entry.Required[0]]++;
        var byKey = new Entry[keys][];
        for (var key = 0; key < keys; key++) byKey[key] = new Entry[counts[key]];
        foreach (var list in lists)
            foreach (var entry in list) byKey[entry.Required[0]][^counts[entry.Required[0]]--] = entry;
        return byKey;
    }
}

namespace CampaignMetrics.Bounces.Rules;

/// <summary>
/// Finds all phrases of a set in one pass over a folded text: the automaton of Aho and Corasick ("Efficient string matching", CACM 18(6), 1975)
/// as one dense table, so that a character costs one lookup.
/// </summary>
internal sealed class PhraseAutomaton
{
    private readonly byte[] _symbols;
    private readonly ushort[] _next;
    private readonly int[]?[] _ends;
    private readonly (int Length, bool Open)[] _phrases;
    private readonly int _width;

    public PhraseAutomaton(IReadOnlyList<Phrase> phrases)
    {
        _phrases = [.. phrases.Select(p => (p.Text.Length, p.Open))];
        (_symbols, _width) = NumberSymbols(phrases);
        var trie = new PhraseTrie(CountStates(phrases), _width);
        for (var i = 0; i < phrases.Count; i++) trie.Add(phrases[i].Text, i, _symbols);
        (_next, _ends) = trie.Complete();
    }

    /// <summary>The number of phrases.</summary>
    public int Count => _phrases.Length;

    /// <summary>Sets the bit of every phrase that occurs in a folded text as whole words.</summary>
    public void Find(ReadOnlySpan<byte> folded, Span<ulong> found)
    {
        var state = 0;
        for (var i = 0; i < folded.Length; i++)
        {
            state = _next[(state * _width) + _symbols[folded[i]]];
            if (_ends[state] is not { } ends) continue;
            foreach (var phrase in ends)
            {
                if (IsWhole(folded, i, _phrases[phrase])) found[phrase >> 6] |= 1UL << (phrase & 63);
            }
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> folded, int end, (int Length, bool Open) phrase)
    {
        var start = end - phrase.Length + 1;
        if (start > 0 && Symbols.IsWord(folded[start]) && Symbols.IsWord(folded[start - 1])) return false;
        return phrase.Open || end + 1 >= folded.Length || !Symbols.IsWord(folded[end]) || !Symbols.IsWord(folded[end + 1]);
    }

    private static int CountStates(IReadOnlyList<Phrase> phrases)
    {
        var (states, before) = (1, Array.Empty<byte>());
        foreach (var phrase in phrases.Select(p => p.Text).Order(Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b))))
        {
            states += phrase.Length - phrase.AsSpan().CommonPrefixLength(before);
            before = phrase;
        }

        return states;
    }

    private static (byte[] Symbols, int Width) NumberSymbols(IReadOnlyList<Phrase> phrases)
    {
        var symbols = new byte[byte.MaxValue + 1];
        var width = 1;
        foreach (var c in phrases.SelectMany(p => p.Text))
        {
            if (symbols[c] != 0) continue;
            symbols[c] = (byte)width++;
        }

        return (symbols, width);
    }
}

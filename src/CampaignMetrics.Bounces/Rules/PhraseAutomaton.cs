namespace CampaignMetrics.Bounces.Rules;

/// <summary>
/// Finds all phrases of a set in one pass over a folded text: the automaton of Aho and Corasick ("Efficient string matching", CACM 18(6), 1975)
/// as one dense table, so that a character costs one lookup.
/// </summary>
internal sealed class PhraseAutomaton
{
    private readonly record struct Shape(int Length, bool Open);

    private readonly byte[] _symbols;
    private readonly ushort[] _next;
    private readonly int[][] _ends;
    private readonly ulong[] _hasEnds;
    private readonly Shape[] _phrases;
    private readonly int _width;

    public PhraseAutomaton(IReadOnlyList<Phrase> phrases)
    {
        _phrases = new Shape[phrases.Count];
        for (var i = 0; i < _phrases.Length; i++) _phrases[i] = new Shape(phrases[i].Text.Length, phrases[i].Open);
        var trie = new PhraseTrie(phrases);
        (_symbols, _width) = (trie.Symbols, trie.Width);
        (_next, _ends) = trie.Complete();
        _hasEnds = new ulong[(_ends.Length + 63) / 64];
        for (var state = 0; state < _ends.Length; state++)
        {
            if (_ends[state].Length > 0) _hasEnds[state >> 6] |= 1UL << (state & 63);
        }
    }

    /// <summary>The number of phrases.</summary>
    public int Count => _phrases.Length;

    /// <summary>The number of words of 64 bits that hold a bit for each phrase.</summary>
    public int Words => (Count + 63) / 64;

    /// <summary>Sets the bit of every phrase that occurs in a folded text as whole words.</summary>
    public void Find(ReadOnlySpan<byte> folded, Span<ulong> found)
    {
        var (next, symbols, hasEnds, state) = (_next, _symbols, _hasEnds, 0);
        for (var i = 0; i < folded.Length; i++)
        {
            state = next[(state * _width) + symbols[folded[i]]];
            if ((hasEnds[state >> 6] & (1UL << (state & 63))) != 0) Mark(folded, i, _ends[state], found);
        }
    }

    private void Mark(ReadOnlySpan<byte> folded, int at, int[] ends, Span<ulong> found)
    {
        foreach (var phrase in ends)
        {
            if (IsWhole(folded, at, _phrases[phrase])) found[phrase >> 6] |= 1UL << (phrase & 63);
        }
    }

    private static bool IsWhole(ReadOnlySpan<byte> folded, int end, Shape phrase)
    {
        var start = end - phrase.Length + 1;
        if (start > 0 && Symbols.IsWord(folded[start]) && Symbols.IsWord(folded[start - 1])) return false;
        return phrase.Open || end + 1 >= folded.Length || !Symbols.IsWord(folded[end]) || !Symbols.IsWord(folded[end + 1]);
    }
}

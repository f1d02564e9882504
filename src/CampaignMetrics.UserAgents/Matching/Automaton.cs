using System.Numerics;

namespace CampaignMetrics.UserAgents.Matching;

/// <summary>
/// Finds which of many literals occur in a text, in one pass over it: the automaton of Aho and Corasick ("Efficient string matching",
/// CACM 18(6), 1975) with every failure link resolved, so that each character costs one step whatever the text.
/// </summary>
internal sealed class Automaton
{
    // What is needed of a literal once its text was found, close together.
    private readonly record struct Shape(int Length, Edge Head, Edge Tail)
    {
        public bool FitsAt(ReadOnlySpan<char> text, int end, Edge behind) =>
            (Tail & behind) != 0 && (Head == Edge.Open || (Head & Literal.EdgeAt(text, end - Length - 1)) != 0);
    }

    private readonly Shape[] _literals;
    private readonly byte[] _columns;
    private readonly int _shift;
    private readonly ushort[] _next;

    // States that end no literal come first, and in both parts the short ones: what a text visits most lies close together.
    private readonly int _firstEnding;
    private readonly ushort[][] _endings;

    /// <summary>Compiles the literals; one is known by its index from then on.</summary>
    /// <exception cref="ArgumentException">The literals have more than 65,535 distinct beginnings.</exception>
    public Automaton(ReadOnlySpan<Literal> literals)
    {
        _literals = new Shape[literals.Length];
        for (var id = 0; id < _literals.Length; id++) _literals[id] = new(literals[id].Text.Length, literals[id].Head, literals[id].Tail);
        var trie = new Trie(literals);
        var nodes = new TrieOrder(trie);
        _columns = trie.Columns;
        _shift = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)trie.Width));
        _firstEnding = nodes.FirstEnding;
        _endings = nodes.EndingsByState();
        _next = nodes.Transitions(_shift);
    }

    /// <summary>The length of the set that <see cref="Find"/> fills, in words of 64 bits.</summary>
    public int SetLength => (_literals.Length + 63) / 64;

    /// <summary>Sets the bit of every literal that occurs in the text with its edges.</summary>
    public void Find(ReadOnlySpan<char> text, Span<ulong> found)
    {
        var lastBlank = text.LastIndexOf(' ');
        var columns = _columns;
        var next = _next;
        var state = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            state = next[(state << _shift) | (c < columns.Length ? columns[c] : 0)];
            if (state >= _firstEnding) Note(_endings[state - _firstEnding], text, i + 1, lastBlank, found);
        }
    }

    private void Note(ushort[] ending, ReadOnlySpan<char> text, int end, int lastBlank, Span<ulong> found)
    {
        var behind = Literal.EdgeAt(text, end) | (end > lastBlank ? Edge.LastWord : 0);
        foreach (var id in ending)
        {
            if (_literals[id].FitsAt(text, end, behind)) found[id >> 6] |= 1UL << id;
        }
    }
}

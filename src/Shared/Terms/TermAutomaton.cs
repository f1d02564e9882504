using System.Numerics;

namespace CampaignMetrics.Shared;

/// <summary>
/// Finds all terms of a set in a text, in one pass: the automaton of Aho and Corasick ("Efficient string matching", CACM 18(6), 1975) with
/// all failure links resolved, so that each byte costs one table lookup whatever the text.
/// </summary>
/// <remarks>It knows no word boundaries: callers check what stands beside a term where one was found.</remarks>
internal sealed class TermAutomaton
{
    private readonly byte[] _columns;
    // Rows are padded to a power of two, so that a shift finds them without a multiplication.
    private readonly int _shift;
    private readonly ushort[] _next;

    // States without an ending come first, by length: the rows that a scan visits most are close together in memory.
    private readonly int _firstEnding;
    private readonly int[][] _endings;

    /// <summary>Compiles the terms; from then on a term is known by its index.</summary>
    /// <param name="terms">The bytes of each term; none is empty.</param>
    /// <param name="ignoreCase">Whether an ASCII letter stands for both of its cases; the terms are in lower case then.</param>
    /// <exception cref="ArgumentException">The terms have more than 65,535 different beginnings.</exception>
    public TermAutomaton(IReadOnlyList<byte[]> terms, bool ignoreCase = false)
    {
        var trie = new TermTrie(terms, ignoreCase);
        _columns = trie.Columns;
        _shift = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)trie.Width));
        var table = new TermTable(trie, _shift);
        (_next, _firstEnding, _endings) = (table.Next, table.FirstEnding, table.Endings);
    }

    /// <summary>The transition function, as a struct that a scan keeps in a local variable.</summary>
    public Transitions Steps => new(_next, _columns, _shift, _firstEnding);

    /// <summary>The terms that end at a state; only for states for which <see cref="Transitions.IsEnding"/> is true.</summary>
    public int[] EndingAt(int state) => _endings[state - _firstEnding];

    /// <summary>The transition function. A scan begins at state 0.</summary>
    public readonly struct Transitions(ushort[] next, byte[] columns, int shift, int firstEnding)
    {
        private readonly ushort[] _next = next;
        private readonly byte[] _columns = columns;
        private readonly int _shift = shift;
        private readonly int _firstEnding = firstEnding;

        /// <summary>The state after a byte; a byte that occurs in no term leads back to state 0.</summary>
        public int From(int state, int unit) => _next[(state << _shift) | ((uint)unit < (uint)_columns.Length ? _columns[unit] : 0)];

        /// <summary>Whether a term ends at the state.</summary>
        public bool IsEnding(int state) => state >= _firstEnding;
    }
}

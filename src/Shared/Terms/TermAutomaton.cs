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

    /// <summary>Reads on until a term ends.</summary>
    /// <param name="text">The text in ASCII or UTF-8.</param>
    /// <param name="at">Where to read on, at first 0; then the index behind the end of a term.</param>
    /// <param name="state">The state there, at first 0.</param>
    /// <returns>Whether one ended; <see langword="false"/> at the end of the text.</returns>
    public bool ReachEnding(ReadOnlySpan<byte> text, ref int at, ref int state)
    {
        // All in local variables, and no call inside the loop: so they stay in registers, and a byte costs some ten instructions.
        var (next, columns, shift, firstEnding) = (_next, _columns, _shift, _firstEnding);
        var rest = text[at..];
        var reached = state;
        for (var i = 0; i < rest.Length; i++)
        {
            reached = next[(reached << shift) | columns[rest[i]]];
            if (reached < firstEnding) continue;
            (at, state) = (at + i + 1, reached);
            return true;
        }

        return false;
    }

    /// <inheritdoc cref="ReachEnding(ReadOnlySpan{byte}, ref int, ref int)"/>
    /// <remarks>A character beyond U+00FF occurs in no term, and leads back to state 0.</remarks>
    public bool ReachEnding(ReadOnlySpan<char> text, ref int at, ref int state)
    {
        var (next, columns, shift, firstEnding) = (_next, _columns, _shift, _firstEnding);
        var rest = text[at..];
        var reached = state;
        for (var i = 0; i < rest.Length; i++)
        {
            var unit = rest[i];
            reached = next[(reached << shift) | (unit < (uint)columns.Length ? columns[unit] : 0)];
            if (reached < firstEnding) continue;
            (at, state) = (at + i + 1, reached);
            return true;
        }

        return false;
    }

    /// <summary>The terms that end at a state at which <see cref="ReachEnding(ReadOnlySpan{byte}, ref int, ref int)"/> stopped.</summary>
    public int[] EndingAt(int state) => _endings[state - _firstEnding];
}

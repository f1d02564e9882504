using System.Runtime.CompilerServices;

namespace CampaignMetrics.Shared;

/// <summary>
/// Finds all terms of a set in a text, in one pass: the automaton of Aho and Corasick ("Efficient string matching", CACM 18(6), 1975) with
/// all failure links resolved, so that each byte costs one table lookup whatever the text.
/// </summary>
/// <remarks>It knows no word boundaries: callers check what stands beside a term where one was found.</remarks>
internal sealed class TermAutomaton
{
    private readonly byte[] _columns;
    // Rows lie close together: a multiplication to find one costs less than the memory that rows of a power of two would take.
    private readonly int _width;
    private readonly ushort[] _next;
    private readonly ushort[] _depths;

    // States without an ending come first, by length: the rows that a scan visits most are close together in memory.
    private readonly int _firstEnding;
    private readonly int[] _terms;
    private readonly int[] _firstTerms;

    /// <summary>Compiles the terms; from then on a term is known by its index.</summary>
    /// <param name="terms">The bytes of each term; none is empty.</param>
    /// <param name="ignoreCase">Whether an ASCII letter stands for both of its cases; the terms are in lower case then.</param>
    /// <exception cref="ArgumentException">The terms have more than 65,535 different beginnings.</exception>
    public TermAutomaton(IReadOnlyList<byte[]> terms, bool ignoreCase = false)
    {
        var trie = new TermTrie(terms, ignoreCase);
        _columns = trie.Columns;
        _width = trie.Width;
        var table = new TermTable(trie);
        (_next, _depths, _firstEnding) = (table.Next, table.Depths, table.FirstEnding);
        (_terms, _firstTerms) = (table.Terms, table.FirstTerms);
    }

    /// <summary>The terms that end at each state, one state after the other; <see cref="EndingAt"/> says which are whose.</summary>
    public ReadOnlySpan<int> Endings => _terms;

    /// <summary>The part of <see cref="Endings"/> for a state at which terms end.</summary>
    /// <returns>Where it begins, and how many terms it has.</returns>
    public (int From, int Count) EndingAt(int state)
    {
        var firsts = _firstTerms.AsSpan(state - _firstEnding, 2);
        return (firsts[0], firsts[1] - firsts[0]);
    }

    /// <summary>Reads a text, and tells where terms end, in no stated order; some places may be told twice.</summary>
    /// <typeparam name="TUnit"><see cref="byte"/> for ASCII or UTF-8, or <see cref="char"/>: one beyond U+00FF occurs in no
    /// term.</typeparam>
    /// <typeparam name="TEndings">What is told.</typeparam>
    /// <param name="text">The text.</param>
    /// <param name="endings">Is told each place.</param>
    public void Read<TUnit, TEndings>(ReadOnlySpan<TUnit> text, ref TEndings endings)
        where TUnit : unmanaged
        where TEndings : struct, ITermEndings, allows ref struct
    {
        // Each lookup waits for the one before, mostly for memory. Two halves are read at once, so that two lookups wait together.
        var half = text.Length / 2;
        var (left, right) = (0, 0);
        var (next, columns, width, firstEnding) = (_next, _columns, _width, _firstEnding);
        for (var i = 0; i < half; i++)
        {
            left = next[left * width + ColumnOf(text[i], columns)];
            right = next[right * width + ColumnOf(text[half + i], columns)];
            if (Math.Max(left, right) < firstEnding) continue;
            if (left >= firstEnding) endings.End(left, i + 1);
            if (right >= firstEnding) endings.End(right, half + i + 1);
        }

        if (2 * half < text.Length) Step(text, 2 * half, ref right, ref endings);
        // What began in the left half may end in the right one; what is shorter than the way into it began there.
        for (var i = half; i < text.Length && _depths[left] > i - half; i++) Step(text, i, ref left, ref endings);
    }

    private void Step<TUnit, TEndings>(ReadOnlySpan<TUnit> text, int at, ref int state, ref TEndings endings)
        where TUnit : unmanaged
        where TEndings : struct, ITermEndings, allows ref struct
    {
        state = _next[state * _width + ColumnOf(text[at], _columns)];
        if (state >= _firstEnding) endings.End(state, at + 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ColumnOf<TUnit>(TUnit unit, byte[] columns) where TUnit : unmanaged
    {
        if (typeof(TUnit) == typeof(byte)) return columns[Unsafe.BitCast<TUnit, byte>(unit)];
        var code = (int)Unsafe.BitCast<TUnit, char>(unit);
        return code < columns.Length ? columns[code] : 0;
    }
}

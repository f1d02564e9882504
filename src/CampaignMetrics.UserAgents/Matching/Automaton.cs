namespace CampaignMetrics.UserAgents.Matching;

/// <summary>
/// Finds which of many literals occur in a text, in one pass over it: the automaton of Aho and Corasick ("Efficient string matching", CACM 18(6), 1975) with every failure
/// link resolved, so that each character costs one step whatever the text.
/// </summary>
internal sealed class Automaton
{
    private readonly Literal[] _literals;
    private readonly byte[] _columns;
    private readonly int _shift;
    private readonly ushort[] _next;
    private readonly int[] _outputStarts;
    private readonly ushort[] _outputs;

    /// <summary>Compiles the literals; one is known by its index from then on.</summary>
    /// <exception cref="ArgumentException">They are too many: beyond 65,535 distinct beginnings.</exception>
    public Automaton(IReadOnlyList<Literal> literals)
    {
        _literals = [.. literals];
        var trie = new Trie(literals);
        (_columns, _shift) = (trie.Columns, trie.Shift);
        (_next, _outputStarts, _outputs) = trie.Resolve();
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
            var end = _outputStarts[state + 1];
            for (var output = _outputStarts[state]; output < end; output++)
            {
                var id = _outputs[output];
                ref readonly var literal = ref _literals[id];
                if ((found[id >> 6] & (1UL << id)) == 0 && literal.FitsAt(text, i + 1 - literal.Text.Length, i + 1, lastBlank))
                    found[id >> 6] |= 1UL << id;
            }
        }
    }
}

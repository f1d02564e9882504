using System.Numerics;

namespace CampaignMetrics.UserAgents.Matching;

/// <summary>
/// The beginnings of all literals as a tree, from which <see cref="Automaton"/> is made. A node is a row of transitions; column 0 stands
/// for every character that no literal holds, node 0 for the empty beginning.
/// </summary>
internal sealed class Trie
{
    private readonly List<ushort[]> _rows = [];
    private readonly List<List<ushort>?> _outputs = [];
    private readonly int _width;

    /// <exception cref="ArgumentException">The literals have more than 65,535 distinct beginnings.</exception>
    public Trie(ReadOnlySpan<Literal> literals)
    {
        Columns = new byte[128];
        var used = NumberColumns(literals);
        Shift = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)used + 1));
        _width = 1 << Shift;
        AddNode();
        for (var id = 0; id < literals.Length; id++) Insert(literals[id].Text, (ushort)id);
    }

    /// <summary>The column of each ASCII character; both cases of a letter share one.</summary>
    public byte[] Columns { get; }

    /// <summary>The binary logarithm of the length of a row.</summary>
    public int Shift { get; }

    /// <summary>The transitions of a node.</summary>
    public ReadOnlySpan<ushort> Row(int node) => _rows[node];

    /// <summary>The literals that end at a node.</summary>
    public IReadOnlyList<ushort> Outputs(int node) => (IReadOnlyList<ushort>?)_outputs[node] ?? [];

    /// <summary>
    /// Completes every row: a missing child becomes that of the node's longest proper suffix, whose row is already whole because it is
    /// shorter. Gives the nodes from short to long.
    /// </summary>
    public IReadOnlyList<int> Resolve()
    {
        var suffixes = new ushort[_rows.Count];
        var order = new List<int>(_rows.Count) { 0 };
        foreach (var child in _rows[0])
            if (child != 0) order.Add(child);
        for (var i = 1; i < order.Count; i++) Complete(order[i], suffixes, order);
        return order;
    }

    private void Complete(int node, ushort[] suffixes, List<int> order)
    {
        var suffix = suffixes[node];
        if (_outputs[suffix] is { } inherited) (_outputs[node] ??= []).AddRange(inherited);
        var row = _rows[node];
        var fallback = _rows[suffix];
        for (var column = 0; column < _width; column++)
        {
            if (row[column] == 0) row[column] = fallback[column];
            else
            {
                suffixes[row[column]] = fallback[column];
                order.Add(row[column]);
            }
        }
    }

    private int NumberColumns(ReadOnlySpan<Literal> literals)
    {
        byte used = 0;
        foreach (var literal in literals)
            foreach (var c in literal.Text)
                if (Columns[c] == 0) Columns[c] = Columns[char.ToUpperInvariant(c)] = ++used;
        return used;
    }

    private ushort AddNode()
    {
        if (_rows.Count > ushort.MaxValue) throw new ArgumentException("The rules have too many distinct beginnings.");
        _rows.Add(new ushort[_width]);
        _outputs.Add(null);
        return (ushort)(_rows.Count - 1);
    }

    private void Insert(string text, ushort id)
    {
        var node = 0;
        foreach (var c in text)
        {
            ref var child = ref _rows[node][Columns[c]];
            if (child == 0) child = AddNode();
            node = child;
        }
        (_outputs[node] ??= []).Add(id);
    }
}

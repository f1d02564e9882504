using System.Numerics;

namespace CampaignMetrics.UserAgents.Matching;

/// <summary>The beginnings of all literals as a tree, from which <see cref="Automaton"/> is made. Column 0 stands for every character that no literal holds.</summary>
internal sealed class Trie
{
    private readonly List<int[]> _children = [];
    private readonly List<List<ushort>> _outputs = [];
    private readonly int _width;

    public Trie(IReadOnlyList<Literal> literals)
    {
        Columns = new byte[128];
        var used = NumberColumns(literals);
        Shift = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)used + 1));
        _width = 1 << Shift;
        AddNode();
        for (var id = 0; id < literals.Count; id++) Insert(literals[id].Text, (ushort)id);
    }

    /// <summary>The column of each ASCII character; both cases of a letter share one.</summary>
    public byte[] Columns { get; }

    /// <summary>The binary logarithm of the number of columns in a row.</summary>
    public int Shift { get; }

    /// <summary>All transitions row by row, and the outputs of state <c>s</c> as the range from <c>starts[s]</c> up to and without <c>starts[s + 1]</c>.</summary>
    public (ushort[] Next, int[] OutputStarts, ushort[] Outputs) Resolve()
    {
        if (_children.Count > ushort.MaxValue) throw new ArgumentException("The rules are too many.");
        LinkBreadthFirst();
        var next = new ushort[_children.Count << Shift];
        for (var state = 0; state < _children.Count; state++)
            for (var column = 0; column < _width; column++)
                next[(state << Shift) | column] = (ushort)_children[state][column];
        var starts = new int[_outputs.Count + 1];
        for (var state = 0; state < _outputs.Count; state++) starts[state + 1] = starts[state] + _outputs[state].Count;
        return (next, starts, [.. _outputs.SelectMany(outputs => outputs)]);
    }

    private int NumberColumns(IReadOnlyList<Literal> literals)
    {
        var used = 0;
        foreach (var c in literals.SelectMany(literal => literal.Text).Distinct().Order())
            Columns[c] = Columns[char.ToUpperInvariant(c)] = (byte)++used;
        return used;
    }

    private int AddNode()
    {
        _children.Add(new int[_width]);
        _outputs.Add([]);
        return _children.Count - 1;
    }

    private void Insert(string text, ushort id)
    {
        var state = 0;
        foreach (var c in text)
        {
            if (_children[state][Columns[c]] == 0) _children[state][Columns[c]] = AddNode();
            state = _children[state][Columns[c]];
        }
        _outputs[state].Add(id);
    }

    // A state's missing children become those of its longest proper suffix, whose row is already whole because it is shorter.
    private void LinkBreadthFirst()
    {
        var suffixes = new int[_children.Count];
        var queue = new Queue<int>(_children[0].Where(child => child != 0));
        while (queue.TryDequeue(out var state))
        {
            var row = _children[state];
            var fallback = _children[suffixes[state]];
            _outputs[state].AddRange(_outputs[suffixes[state]]);
            for (var column = 0; column < _width; column++)
            {
                if (row[column] == 0) row[column] = fallback[column];
                else
                {
                    suffixes[row[column]] = fallback[column];
                    queue.Enqueue(row[column]);
                }
            }
        }
    }
}

namespace CampaignMetrics.UserAgents.Matching;

/// <summary>The nodes of a trie from short to long, each with its longest proper suffix that is a node too, numbered as states.</summary>
internal sealed class TrieOrder
{
    private readonly Trie _trie;
    private readonly int[] _nodes;
    private readonly int[] _suffixes;
    private readonly ushort[][] _endings;
    private readonly ushort[] _states;

    public TrieOrder(Trie trie)
    {
        _trie = trie;
        _nodes = new int[trie.Count];
        _suffixes = new int[trie.Count];
        _endings = new ushort[trie.Count][];
        _states = new ushort[trie.Count];
        var seen = 1;
        foreach (var node in _nodes)
        {
            // A suffix is shorter, so its endings are already whole.
            _endings[node] = Join(trie.EndingsOf(node), node == 0 ? [] : _endings[_suffixes[node]]);
            for (var child = trie.FirstChildOf(node); child > 0; child = trie.SiblingOf(child))
            {
                _suffixes[child] = node == 0 ? 0 : SuffixOf(node, trie.ColumnOf(child));
                _nodes[seen++] = child;
            }
        }
        FirstEnding = NumberStates();
    }

    /// <summary>The first state that ends a literal; the others stand before it.</summary>
    public int FirstEnding { get; }

    /// <summary>The literals that end at each state, beginning with <see cref="FirstEnding"/>.</summary>
    public ushort[][] EndingsByState()
    {
        var endings = new ushort[_nodes.Length - FirstEnding][];
        foreach (var node in _nodes)
            if (_endings[node].Length > 0) endings[_states[node] - FirstEnding] = _endings[node];
        return endings;
    }

    /// <summary>For each state a row of the states that follow it, as long as the shift says: those of its suffix, but for its own
    /// children.</summary>
    public ushort[] Transitions(int shift)
    {
        var next = new ushort[_nodes.Length << shift];
        foreach (var node in _nodes)
        {
            var row = _states[node] << shift;
            Array.Copy(next, _states[_suffixes[node]] << shift, next, row, 1 << shift);
            for (var child = _trie.FirstChildOf(node); child > 0; child = _trie.SiblingOf(child)) next[row | _trie.ColumnOf(child)] = _states[child];
        }
        return next;
    }

    private int SuffixOf(int parent, byte column)
    {
        var (suffix, found) = (parent, 0);
        while (suffix > 0 && found == 0) found = _trie.ChildOf(suffix = _suffixes[suffix], column);
        return found;
    }

    private int NumberStates()
    {
        ushort states = 0;
        foreach (var node in _nodes)
            if (_endings[node].Length == 0) _states[node] = states++;
        var firstEnding = states;
        foreach (var node in _nodes)
            if (_endings[node].Length > 0) _states[node] = states++;
        return firstEnding;
    }

    private static ushort[] Join(ushort[] own, ushort[] inherited) => own.Length == 0 ? inherited : [.. own, .. inherited];
}

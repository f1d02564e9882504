namespace CampaignMetrics.Bounces.Rules;

/// <summary>The beginnings of all phrases as a tree, from which a <see cref="PhraseAutomaton"/> is made. Node 0 is the empty beginning.</summary>
internal sealed class PhraseTrie
{
    // Its last byte as a symbol, and its first child and next sibling, 0 for none.
    private record struct Node(byte Symbol, ushort Child, ushort Sibling);

    private readonly Node[] _nodes;
    private readonly List<int[]> _ends;

    /// <exception cref="ArgumentException">The phrases have more than 65,535 different beginnings.</exception>
    public PhraseTrie(IReadOnlyList<Phrase> phrases)
    {
        var length = 1;
        foreach (var phrase in phrases) length += phrase.Text.Length;
        _nodes = new Node[length];
        _ends = new List<int[]>(length) { Array.Empty<int>() };
        for (var i = 0; i < phrases.Count; i++) Add(phrases[i].Text, i);
    }

    /// <summary>The symbol of each byte; 0 for what no phrase holds.</summary>
    public byte[] Symbols { get; } = new byte[byte.MaxValue + 1];

    /// <summary>The number of symbols, 0 among them.</summary>
    public int Width { get; private set; } = 1;

    /// <summary>
    /// Numbers the nodes as states, breadth first: the shallow states, in which a text spends most of its time, lie together. The row of a
    /// state is that of its longest proper suffix which is also in the trie, but for its own children.
    /// </summary>
    public (ushort[] Next, int[][] Ends) Complete()
    {
        var states = _ends.Count;
        var (next, ends) = (new ushort[states * Width], new int[states][]);
        var (nodes, suffixes) = (new int[states], new int[states]);
        var (state, seen) = (0, 1);
        for (; state < states; state++)
        {
            var (node, row, suffix) = (nodes[state], state * Width, suffixes[state] * Width);
            ends[state] = state == 0 ? _ends[0] : Join(_ends[node], ends[suffixes[state]]);
            Array.Copy(next, suffix, next, row, Width);
            for (int child = _nodes[node].Child; child > 0; child = _nodes[child].Sibling)
            {
                ref var target = ref next[row + _nodes[child].Symbol];
                (nodes[seen], suffixes[seen]) = (child, target);
                target = (ushort)seen++;
            }
        }

        return (next, ends);
    }

    private void Add(byte[] phrase, int number)
    {
        var node = 0;
        foreach (var c in phrase)
        {
            if (Symbols[c] == 0) Symbols[c] = (byte)Width++;
            var child = ChildOf(node, Symbols[c]);
            node = child > 0 ? child : AddNode(node, Symbols[c]);
        }

        _ends[node] = [.. _ends[node], number];
    }

    private int ChildOf(int node, byte symbol)
    {
        int child = _nodes[node].Child;
        while (child > 0 && _nodes[child].Symbol != symbol) child = _nodes[child].Sibling;
        return child;
    }

    private int AddNode(int parent, byte symbol)
    {
        if (_ends.Count > ushort.MaxValue) throw new ArgumentException("The rules have too many words.");
        var node = (ushort)_ends.Count;
        _nodes[node] = new Node(symbol, 0, _nodes[parent].Child);
        _nodes[parent].Child = node;
        _ends.Add([]);
        return node;
    }

    private static int[] Join(int[] own, int[] inherited) => own.Length == 0 ? inherited : [.. own, .. inherited];
}

namespace CampaignMetrics.Shared;

/// <summary>
/// The prefixes of all terms as a tree, from which <see cref="TermTable"/> makes the automaton. Node 0 is the empty prefix.
/// </summary>
internal sealed class TermTrie
{
    // The column of the prefix's last byte, the first child and the next sibling; 0 for none.
    // Children as a linked list: the trie is built once, and most nodes have a single child.
    private record struct Node(byte Column, ushort Child, ushort Sibling);

    private readonly bool _ignoreCase;
    private readonly Node[] _nodes;
    private readonly List<int[]> _endings;

    /// <exception cref="ArgumentException">A term is empty, or they have more than 65,535 different beginnings.</exception>
    public TermTrie(IReadOnlyList<byte[]> terms, bool ignoreCase)
    {
        _ignoreCase = ignoreCase;
        var length = 1;
        foreach (var term in terms) length += term.Length;
        _nodes = new Node[length];
        _endings = new List<int[]>(length) { Array.Empty<int>() };
        for (var id = 0; id < terms.Count; id++) Insert(terms[id], id);
    }

    /// <summary>
    /// The column of each byte; 0 for bytes that occur in no term. A byte suffices for the number, because UTF-8 never uses all 256 values.
    /// </summary>
    public byte[] Columns { get; } = new byte[byte.MaxValue + 1];

    /// <summary>The number of columns in use, 0 among them.</summary>
    public int Width { get; private set; } = 1;

    /// <summary>The number of nodes.</summary>
    public int Count => _endings.Count;

    /// <summary>The terms that end at a node.</summary>
    public int[] EndingsOf(int node) => _endings[node];

    /// <summary>The column that leads from the parent to a node.</summary>
    public byte ColumnOf(int node) => _nodes[node].Column;

    /// <summary>The first child of a node; 0 for none.</summary>
    public int FirstChildOf(int node) => _nodes[node].Child;

    /// <summary>The next child of the same parent; 0 for none.</summary>
    public int SiblingOf(int node) => _nodes[node].Sibling;

    private void Insert(byte[] term, int id)
    {
        if (term.Length == 0) throw new ArgumentException("A term is empty.");
        var node = 0;
        foreach (var unit in term)
        {
            var column = ColumnFor(unit);
            var child = ChildOf(node, column);
            node = child > 0 ? child : AddNode(node, column);
        }

        _endings[node] = [.. _endings[node], id];
    }

    private byte ColumnFor(byte unit)
    {
        if (Columns[unit] != 0) return Columns[unit];
        if (_ignoreCase && unit is >= (byte)'a' and <= (byte)'z') Columns[unit ^ 0x20] = (byte)Width;
        return Columns[unit] = (byte)Width++;
    }

    private int ChildOf(int node, byte column)
    {
        int child = _nodes[node].Child;
        while (child > 0 && _nodes[child].Column != column) child = _nodes[child].Sibling;
        return child;
    }

    private int AddNode(int parent, byte column)
    {
        if (Count > ushort.MaxValue) throw new ArgumentException("The rules have too many different beginnings of words.");
        var node = (ushort)Count;
        _nodes[node] = new(column, 0, _nodes[parent].Child);
        _nodes[parent].Child = node;
        _endings.Add([]);
        return node;
    }
}

namespace CampaignMetrics.UserAgents.Matching;

/// <summary>The beginnings of all literals as a tree, from which <see cref="Automaton"/> is made. Node 0 stands for the empty beginning.</summary>
internal sealed class Trie
{
    // Its last character's column, and its first child and next sibling, 0 for none.
    private record struct Node(byte Column, ushort Child, ushort Sibling);

    private readonly Node[] _nodes;
    private readonly List<ushort[]> _endings;

    /// <exception cref="ArgumentException">The literals have more than 65,535 distinct beginnings.</exception>
    public Trie(ReadOnlySpan<Literal> literals)
    {
        var length = 1;
        foreach (var literal in literals) length += literal.Text.Length;
        _nodes = new Node[length];
        _endings = new List<ushort[]>(length) { Array.Empty<ushort>() };
        for (var id = 0; id < literals.Length; id++) Insert(literals[id].Text, (ushort)id);
    }

    /// <summary>The column of each ASCII character, where both cases of a letter share one; 0 for what no literal holds.</summary>
    public byte[] Columns { get; } = new byte[128];

    /// <summary>The number of columns in use, 0 among them.</summary>
    public int Width { get; private set; } = 1;

    /// <summary>The number of nodes.</summary>
    public int Count => _endings.Count;

    /// <summary>The literals whose text ends at a node.</summary>
    public ushort[] EndingsOf(int node) => _endings[node];

    /// <summary>The column that leads from the parent to a node.</summary>
    public byte ColumnOf(int node) => _nodes[node].Column;

    /// <summary>The first child of a node; 0 for none.</summary>
    public int FirstChildOf(int node) => _nodes[node].Child;

    /// <summary>The next child of the same parent; 0 for none.</summary>
    public int SiblingOf(int node) => _nodes[node].Sibling;

    /// <summary>The child of a node in a column; 0 for none.</summary>
    public int ChildOf(int node, byte column)
    {
        int child = _nodes[node].Child;
        while (child > 0 && _nodes[child].Column != column) child = _nodes[child].Sibling;
        return child;
    }

    private void Insert(string text, ushort id)
    {
        var node = 0;
        foreach (var c in text)
        {
            var column = ColumnFor(c);
            var child = ChildOf(node, column);
            node = child > 0 ? child : AddNode(node, column);
        }
        _endings[node] = [.. _endings[node], id];
    }

    private byte ColumnFor(char c)
    {
        if (Columns[c] == 0) Columns[c] = Columns[char.ToUpperInvariant(c)] = (byte)Width++;
        return Columns[c];
    }

    private int AddNode(int parent, byte column)
    {
        if (Count > ushort.MaxValue) throw new ArgumentException("The rules have too many distinct beginnings.");
        var node = (ushort)Count;
        _nodes[node] = new(column, 0, _nodes[parent].Child);
        _nodes[parent].Child = node;
        _endings.Add([]);
        return node;
    }
}

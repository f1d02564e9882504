namespace CampaignMetrics.Shared;

/// <summary>
/// The transition table of the automaton: the nodes of the trie, numbered breadth first as states, and the next state for every byte.
/// </summary>
internal sealed class TermTable
{
    private readonly record struct Waiting(int Node, int State, int Suffix);

    private readonly TermTrie _trie;
    private readonly int _width;
    private readonly Waiting[] _queue;
    private readonly int[][] _endings;
    // State 0 is the root, which waits in the queue from the start.
    private int _queued = 1;
    private int _plain = 1;

    public TermTable(TermTrie trie)
    {
        (_trie, _width) = (trie, trie.Width);
        _queue = new Waiting[trie.Count];
        _endings = new int[trie.Count][];
        FirstEnding = trie.Count;
        Next = new ushort[trie.Count * _width];
        Depths = new ushort[trie.Count];
        for (var i = 0; i < _queue.Length; i++) Fill(_queue[i]);
        var endings = _endings.AsSpan(FirstEnding);
        FirstTerms = new int[endings.Length + 1];
        for (var i = 0; i < endings.Length; i++) FirstTerms[i + 1] = FirstTerms[i] + endings[i].Length;
        Terms = [.. _endings.Skip(FirstEnding).SelectMany(terms => terms)];
    }

    /// <summary>One row for each state, with the next state for every column; a row has <see cref="TermTrie.Width"/> entries.</summary>
    public ushort[] Next { get; }

    /// <summary>The length of each state: how many of the last bytes it stands for.</summary>
    public ushort[] Depths { get; }

    /// <summary>
    /// The first state at which a term ends. States without an ending are numbered upwards from 0, the others downwards from the last.
    /// </summary>
    public int FirstEnding { get; private set; }

    /// <summary>The terms that end at each state, beginning with <see cref="FirstEnding"/>, one state after the other.</summary>
    public int[] Terms { get; }

    /// <summary>Where the terms of each of these states begin, and the number of all.</summary>
    public int[] FirstTerms { get; }

    // A row is a copy of the row of the state's longest proper suffix that is a state too, except for its own children. Suffixes are
    // shorter, and states are filled by length, so their rows are complete already.
    private void Fill(Waiting parent)
    {
        var row = parent.State * _width;
        Array.Copy(Next, parent.Suffix * _width, Next, row, _width);
        for (var child = _trie.FirstChildOf(parent.Node); child > 0; child = _trie.SiblingOf(child))
        {
            ref var target = ref Next[row + _trie.ColumnOf(child)];
            var suffix = (int)target;
            var state = StateOf(child, suffix);
            target = (ushort)state;
            Depths[state] = (ushort)(Depths[parent.State] + 1);
            _queue[_queued++] = new(child, state, suffix);
        }
    }

    private int StateOf(int node, int suffix)
    {
        var own = _trie.EndingsOf(node);
        var inherited = suffix >= FirstEnding ? _endings[suffix] : [];
        if (own.Length + inherited.Length == 0) return _plain++;
        _endings[--FirstEnding] = own.Length == 0 ? inherited : [.. own, .. inherited];
        return FirstEnding;
    }
}

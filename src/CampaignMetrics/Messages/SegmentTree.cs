using CampaignMetrics.Collections;

namespace CampaignMetrics.Messages;

/// <summary>Sets as the nodes of a tree: each is its parent and one member more. What a set holds is told in logarithmic time.</summary>
/// <remarks>
/// Beside its parent each node knows one further up, so that the way to the root takes logarithmically many leaps: E. W. Myers,
/// "An applicative random-access stack", Information Processing Letters 17 (1983), 241–248. What lies within a long leap is looked up
/// in a table, which is filled when it is first asked for. Not for two threads that add or ask at once.
/// </remarks>
internal sealed class SegmentTree
{
    /// <summary>A leap over no more members than this is walked.</summary>
    private const int ShortLeap = 32;

    private readonly GrowingList<Node> _nodes = new();
    private readonly Interner<PairKey> _withinLeaps = new();

    public SegmentTree() => _nodes.Add(new Node(Slot.None, Slot.None, 0, 0));

    public int Count => _nodes.Count;

    /// <summary>The set that a set is made from, and its further member; for sets from 1.</summary>
    public (int Parent, int Segment) this[int set] => (_nodes[set].Parent, _nodes[set].Segment);

    /// <summary>How many members were looked at or kept so far, for whoever asks how the work grows.</summary>
    public long Steps { get; private set; }

    public int SizeOf(int set) => _nodes[set].Depth;

    public int Add(int parent, int segment)
    {
        var (above, leap) = (_nodes[parent], _nodes[_nodes[parent].Leap]);
        var isEven = above.Depth - leap.Depth == leap.Depth - _nodes[leap.Leap].Depth;
        return _nodes.Add(new Node(parent, segment, above.Depth + 1, isEven ? leap.Leap : parent));
    }

    public bool Holds(int set, int segment)
    {
        while (set != 0)
        {
            var node = _nodes[set];
            if (node.Depth - _nodes[node.Leap].Depth <= ShortLeap)
            {
                if (IsOnTheWay(set, node.Leap, segment)) return true;
            }
            else
            {
                if (_withinLeaps.IndexOf(new PairKey(set, Slot.None)) < 0) Learn(set, node.Leap);
                if (_withinLeaps.IndexOf(new PairKey(set, segment)) >= 0) return true;
            }
            set = node.Leap;
        }
        return false;
    }

    private bool IsOnTheWay(int set, int end, int segment)
    {
        for (; set != end; set = _nodes[set].Parent)
        {
            Steps++;
            if (_nodes[set].Segment == segment) return true;
        }
        return false;
    }

    private void Learn(int set, int end)
    {
        for (var node = set; node != end; node = _nodes[node].Parent)
        {
            Steps++;
            _withinLeaps.Add(new PairKey(set, _nodes[node].Segment));
        }
        _withinLeaps.Add(new PairKey(set, Slot.None));
    }

    private readonly record struct Node(int Parent, int Segment, int Depth, int Leap);
}

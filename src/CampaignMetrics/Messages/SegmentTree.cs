using CampaignMetrics.Collections;

namespace CampaignMetrics.Messages;

/// <summary>Sets as nodes of a tree: each set is its parent plus one segment. Tests membership in logarithmic time.</summary>
/// <remarks>
/// Beside its parent each node has a skip pointer to a node further up, so that the root is logarithmically many leaps away: E. W. Myers,
/// "An applicative random-access stack", Information Processing Letters 17 (1983), 241–248. The segments within a long leap are looked up
/// in a hash table, which is filled when first needed. <see cref="Add"/> and <see cref="Holds"/> need a lock.
/// </remarks>
internal sealed class SegmentTree
{
    /// <summary>A leap over at most this many segments is walked node by node instead of being put into the table.</summary>
    private const int ShortLeap = 32;

    private readonly GrowingList<Node> _nodes = new();
    // Made for the first long leap: few ledgers have sets of so many segments.
    private Interner<PairKey>? _withinLeaps;

    public SegmentTree() => _nodes.Add(new Node(Slot.None, Slot.None, 0, 0));

    public int Count => _nodes.Count;

    /// <summary>The parent of a set, and the segment that it adds; for sets from 1.</summary>
    public (int Parent, int Segment) this[int set] => (_nodes[set].Parent, _nodes[set].Segment);

    /// <summary>The number of segments visited or put into the table so far; tests check with it how the work grows.</summary>
    public long Steps { get; private set; }

    public int SizeOf(int set) => _nodes[set].Depth;

    public int Add(int parent, int segment)
    {
        var (above, leap) = (_nodes[parent], _nodes[_nodes[parent].Leap]);
        // Myers's rule: where the parent's last two leaps are equally long, the new leap spans both; else it goes to the parent.
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
                // The pair with no segment says that the table has this leap.
                var within = _withinLeaps ??= new();
                if (within.IndexOf(new PairKey(set, Slot.None)) < 0) Learn(within, set, node.Leap);
                if (within.IndexOf(new PairKey(set, segment)) >= 0) return true;
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

    private void Learn(Interner<PairKey> within, int set, int end)
    {
        for (var node = set; node != end; node = _nodes[node].Parent)
        {
            Steps++;
            within.Add(new PairKey(set, _nodes[node].Segment));
        }
        within.Add(new PairKey(set, Slot.None));
    }

    private readonly record struct Node(int Parent, int Segment, int Depth, int Leap);
}

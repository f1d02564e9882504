using System.Text;
using CampaignMetrics.Collections;

namespace CampaignMetrics.Messages;

/// <summary>
/// Sets of segments. Each but the empty set 0 is an earlier set and one segment more,
/// so a set takes constant memory however large it is. Any threads may add and read.
/// </summary>
internal sealed class SegmentSets
{
    private const int ShortKey = 256;

    private readonly SegmentTree _tree = new();
    private readonly KnownUnions _withOne = new(), _withSet = new();
    private readonly Lock _gate = new();

    /// <summary>All segments, each as its kind and its name.</summary>
    public TextTable Segments { get; } = new();

    public int Count => _tree.Count;

    /// <summary>How many members of sets were looked at so far, for whoever asks how the work grows.</summary>
    public long Steps => _tree.Steps;

    /// <summary>The earlier set and the segment that make up a set; for sets from 1. A set never holds a segment twice.</summary>
    public (int Parent, int Segment) this[int set] => _tree[set];

    /// <summary>The segment's slot.</summary>
    public int Add(SegmentKind kind, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value = default)
    {
        var length = name.Length + value.Length + 2;
        var key = length <= ShortKey ? stackalloc byte[ShortKey] : new byte[length];
        return Segments.Add(Key(key, kind, name, value));
    }

    /// <summary>The set of these segments, whatever their order.</summary>
    /// <param name="segments">Slots; sorted on return.</param>
    public int Of(Span<int> segments)
    {
        segments.Sort();
        var set = 0;
        for (var i = 0; i < segments.Length; i++)
            if (i == 0 || segments[i] != segments[i - 1]) set = With(set, segments[i], isNew: true);
        return set;
    }

    /// <summary>Adds the next set as another ledger had it.</summary>
    public void Restore(int parent, int segment) => _withOne.Add(parent, segment, _tree.Add(parent, segment));

    /// <summary>The set with all segments of another: the order of coming does not matter to what it holds.</summary>
    public int Union(int set, int other)
    {
        if (other == 0 || set == other) return set;
        if (set == 0) return other;
        if (_tree.SizeOf(other) == 1) return With(set, _tree[other].Segment, isNew: false);
        if (_withSet.Find(set, other) is >= 0 and var known) return known;
        var union = set;
        for (var rest = other; rest != 0; rest = _tree[rest].Parent) union = With(union, _tree[rest].Segment, isNew: false);
        lock (_gate) _withSet.Add(set, other, union);
        return union;
    }

    /// <summary>The segment, or −1 if no event stated it.</summary>
    public int IndexOf(SegmentKind kind, string name, string value = "")
    {
        byte[] nameBytes = Encoding.UTF8.GetBytes(name), valueBytes = Encoding.UTF8.GetBytes(value);
        return Segments.IndexOf(Key(new byte[nameBytes.Length + valueBytes.Length + 2], kind, nameBytes, valueBytes));
    }

    /// <summary>The names of a set's segments of one kind.</summary>
    public IEnumerable<string> Names(int set, SegmentKind kind)
    {
        for (; set != 0; set = _tree[set].Parent)
            if (Segments[_tree[set].Segment][0] == (byte)kind) yield return Segments.Text(_tree[set].Segment)[1..];
    }

    /// <param name="set">The set.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="isNew">Whether the caller knows that the set does not hold it.</param>
    private int With(int set, int segment, bool isNew) =>
        _withOne.Find(set, segment) is >= 0 and var known ? known : Unite(set, segment, isNew);

    private int Unite(int set, int segment, bool isNew)
    {
        lock (_gate)
        {
            if (_withOne.Find(set, segment) is >= 0 and var known) return known;
            var union = !isNew && _tree.Holds(set, segment) ? set : _tree.Add(set, segment);
            _withOne.Add(set, segment, union);
            return union;
        }
    }

    private static ReadOnlySpan<byte> Key(Span<byte> key, SegmentKind kind, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        key[0] = (byte)kind;
        name.CopyTo(key[1..]);
        if (kind != SegmentKind.Tag) return key[..(1 + name.Length)];
        key[1 + name.Length] = 0;
        value.CopyTo(key[(2 + name.Length)..]);
        return key[..(2 + name.Length + value.Length)];
    }

    /// <summary>What sets become with something more. One thread adds at a time; any may look.</summary>
    private sealed class KnownUnions
    {
        private readonly Interner<PairKey> _pairs = new();
        private readonly GrowingList<int> _unions = new();

        /// <summary>The union, or −1 if it is not known yet.</summary>
        public int Find(int set, int other) => _pairs.IndexOf(new PairKey(set, other)) is >= 0 and var pair ? _unions[pair] : Slot.None;

        public void Add(int set, int other, int union)
        {
            var pair = new PairKey(set, other);
            if (_pairs.IndexOf(pair) >= 0) return;
            _unions.Add(union); // before the pair: who finds that finds this
            _pairs.Add(pair);
        }
    }
}

using System.Text;
using CampaignMetrics.Collections;

namespace CampaignMetrics.Messages;

/// <summary>
/// Interns sets of segments (campaigns, workflows, lists and tags), so that an event names its set by one number. Thread-safe.
/// </summary>
/// <remarks>
/// <para>Set 0 is empty. Every other set is an earlier set plus one segment, so each takes constant memory, however many segments it
/// holds. Two numbers may stand for the same segments, added in another order: compare what sets hold, not their numbers.</para>
/// </remarks>
internal sealed class SegmentSets
{
    /// <summary>Keys of up to this many bytes are built on the stack.</summary>
    private const int ShortKey = 256;

    // Guarded by the gate when they change; readers need no lock, since a known union never changes.
    private readonly SegmentTree _tree = new();
    private readonly KnownUnions _withOne = new(), _withSet = new();
    private readonly Lock _gate = new();

    /// <summary>All segments: a byte of <see cref="SegmentKind"/>, then the name; of tags a <see cref="StoredTag"/>.</summary>
    public TextTable Segments { get; } = new();

    public int Count => _tree.Count;

    /// <summary>The number of set members visited so far; tests check with it how the work grows.</summary>
    public long Steps => _tree.Steps;

    /// <summary>The earlier set and the segment that a set is made of; for sets from 1. A set never holds a segment twice.</summary>
    public (int Parent, int Segment) this[int set] => _tree[set];

    /// <summary>The slot of a segment, which is added if it is new.</summary>
    public int Add(SegmentKind kind, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value = default)
    {
        var length = 1 + StoredTag.MaxLength(name.Length, value.Length);
        var key = length <= ShortKey ? stackalloc byte[ShortKey] : new byte[length];
        return Segments.Add(Key(key, kind, name, value));
    }

    /// <summary>The set of these segments; their order and copies do not matter.</summary>
    /// <param name="segments">Slots of segments; sorted on return.</param>
    public int Of(Span<int> segments)
    {
        segments.Sort();
        var set = 0;
        for (var i = 0; i < segments.Length; i++)
            if (i == 0 || segments[i] != segments[i - 1]) set = With(set, segments[i], isNew: true);
        return set;
    }

    /// <summary>Adds the next set as a snapshot has it, so that it gets the same number.</summary>
    public void Restore(int parent, int segment) => _withOne.Add(parent, segment, _tree.Add(parent, segment));

    /// <summary>The union of two sets. Which number it has may depend on the order of calls; what it holds does not.</summary>
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

    /// <summary>The slot of a segment, or −1 if no event stated it.</summary>
    public int IndexOf(SegmentKind kind, string name, string value = "")
    {
        byte[] nameBytes = Encoding.UTF8.GetBytes(name), valueBytes = Encoding.UTF8.GetBytes(value);
        return Segments.IndexOf(Key(new byte[1 + StoredTag.MaxLength(nameBytes.Length, valueBytes.Length)], kind, nameBytes, valueBytes));
    }

    /// <summary>The names of a set's segments of one kind.</summary>
    public IEnumerable<string> Names(int set, SegmentKind kind)
    {
        for (; set != 0; set = _tree[set].Parent)
            if (Segments[_tree[set].Segment][0] == (byte)kind) yield return Segments.Text(_tree[set].Segment)[1..];
    }

    /// <param name="set">The set.</param>
    /// <param name="segment">The segment to add.</param>
    /// <param name="isNew">Whether the caller knows that the set does not hold it yet, which saves a search.</param>
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
        if (kind == SegmentKind.Tag) return key[..(1 + StoredTag.Write(key[1..], name, value))];
        name.CopyTo(key[1..]);
        return key[..(1 + name.Length)];
    }

    /// <summary>Remembers unions that were made. One thread adds at a time; any thread may look up.</summary>
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
            _unions.Add(union); // before the pair, which publishes it: a reader that finds the pair must find the union
            _pairs.Add(pair);
        }
    }
}

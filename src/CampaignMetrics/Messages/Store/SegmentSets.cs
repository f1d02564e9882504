using System.Collections.Concurrent;
using System.Text;

namespace CampaignMetrics.Messages.Store;

/// <summary>What kind of segment a text names.</summary>
internal enum SegmentKind : byte
{
    Campaign = (byte)'c',
    List = (byte)'l',
    Workflow = (byte)'w',
    Tag = (byte)'t',
}

/// <summary>Sets of segments. Each but the empty set 0 is an earlier set and one segment more, so a set takes constant memory however large it is. Any threads may add and read.</summary>
internal sealed class SegmentSets
{
    private const int ShortKey = 256;

    private readonly GrowingList<(int Parent, int Segment)> _sets = new();
    private readonly ConcurrentDictionary<(int Set, int Segment), int> _unions = new(), _mergers = new();
    private readonly Lock _gate = new();

    public SegmentSets() => _sets.Add((Entry.None, Entry.None));

    /// <summary>All segments, each as its kind and its name.</summary>
    public TextTable Segments { get; } = new();

    public int Count => _sets.Count;

    /// <summary>The earlier set and the segment that make up a set; for sets from 1. A set never holds a segment twice.</summary>
    public (int Parent, int Segment) this[int set] => _sets[set];

    /// <summary>The set with one segment more: a union, so the order of coming does not matter to what it holds.</summary>
    public int With(int set, SegmentKind kind, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value = default)
    {
        var length = name.Length + value.Length + 2;
        var key = length <= ShortKey ? stackalloc byte[ShortKey] : new byte[length];
        var segment = Segments.Add(Key(key, kind, name, value));
        return With(set, segment);
    }

    /// <summary>Adds the next set as another ledger had it.</summary>
    public void Restore(int parent, int segment) => _unions[(parent, segment)] = _sets.Add((parent, segment));

    /// <summary>The set with all segments of another.</summary>
    public int Union(int set, int other)
    {
        if (other == 0 || set == other) return set;
        if (set == 0) return other;
        if (_mergers.TryGetValue((set, other), out var union)) return union;
        union = set;
        for (var rest = other; rest != 0; rest = _sets[rest].Parent) union = With(union, _sets[rest].Segment);
        return _mergers[(set, other)] = union;
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
        for (; set != 0; set = _sets[set].Parent)
            if (Segments[_sets[set].Segment][0] == (byte)kind) yield return Segments.Text(_sets[set].Segment)[1..];
    }

    private int With(int set, int segment) => _unions.TryGetValue((set, segment), out var union) ? union : Unite(set, segment);

    private int Unite(int set, int segment)
    {
        lock (_gate)
        {
            if (_unions.TryGetValue((set, segment), out var union)) return union;
            union = Holds(set, segment) ? set : _sets.Add((set, segment));
            _unions[(set, segment)] = union;
            return union;
        }
    }

    private bool Holds(int set, int segment)
    {
        for (; set != 0; set = _sets[set].Parent)
            if (_sets[set].Segment == segment) return true;
        return false;
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
}

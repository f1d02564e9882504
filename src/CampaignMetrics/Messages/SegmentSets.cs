using System.Text;

namespace CampaignMetrics.Messages;

/// <summary>What kind of segment a text names.</summary>
internal enum SegmentKind : byte
{
    Campaign = (byte)'c',
    List = (byte)'l',
    Workflow = (byte)'w',
    Tag = (byte)'t',
}

/// <summary>Sets of segments. Each but the empty set 0 is an earlier set and one segment more, so a set takes constant memory however large it is.</summary>
internal sealed class SegmentSets(KeyedHash hash)
{
    private readonly TextTable _segments = new(hash);
    private readonly List<(int Parent, int Segment)> _sets = [(Entry.None, Entry.None)];
    private readonly Dictionary<(int Set, int Segment), int> _unions = [];
    private byte[] _key = new byte[256];

    public int Count => _sets.Count;

    /// <summary>The earlier set and the segment that make up a set; for sets from 1. A set never holds a segment twice.</summary>
    public (int Parent, int Segment) this[int set] => _sets[set];

    /// <summary>The set with one segment more: a union, so the order of coming does not matter to what it holds.</summary>
    public int With(int set, SegmentKind kind, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value = default)
    {
        var segment = _segments.Add(Key(kind, name, value));
        if (_unions.TryGetValue((set, segment), out var union)) return union;
        union = set;
        if (!Holds(set, segment))
        {
            union = _sets.Count;
            _sets.Add((set, segment));
        }
        _unions.Add((set, segment), union);
        return union;
    }

    /// <summary>The segment, or −1 if no event stated it.</summary>
    public int IndexOf(SegmentKind kind, string name, string value = "") =>
        _segments.IndexOf(Key(kind, Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(value)));

    /// <summary>The names of a set's segments of one kind.</summary>
    public IEnumerable<string> Names(int set, SegmentKind kind)
    {
        for (; set != 0; set = _sets[set].Parent)
            if (_segments[_sets[set].Segment][0] == (byte)kind) yield return _segments.Text(_sets[set].Segment)[1..];
    }

    private bool Holds(int set, int segment)
    {
        for (; set != 0; set = _sets[set].Parent)
            if (_sets[set].Segment == segment) return true;
        return false;
    }

    private ReadOnlySpan<byte> Key(SegmentKind kind, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (_key.Length < name.Length + value.Length + 2) _key = new byte[(name.Length + value.Length + 2) * 2];
        _key[0] = (byte)kind;
        name.CopyTo(_key.AsSpan(1));
        if (kind != SegmentKind.Tag) return _key.AsSpan(0, 1 + name.Length);
        _key[1 + name.Length] = 0;
        value.CopyTo(_key.AsSpan(2 + name.Length));
        return _key.AsSpan(0, 2 + name.Length + value.Length);
    }
}

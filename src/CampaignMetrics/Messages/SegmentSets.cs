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

/// <summary>Sets of segments, each distinct set once. Set 0 is the empty one.</summary>
internal sealed class SegmentSets(KeyedHash hash)
{
    private readonly TextTable _segments = new(hash);
    private readonly List<int[]> _sets = [[]];
    private readonly Dictionary<string, int> _bySegments = new(StringComparer.Ordinal) { [""] = 0 };
    private readonly Dictionary<(int Set, int Segment), int> _unions = [];
    private byte[] _key = new byte[256];

    public int Count => _sets.Count;

    public ReadOnlySpan<int> this[int set] => _sets[set];

    /// <summary>The set with one segment more: a union, so the order of coming does not matter.</summary>
    public int With(int set, SegmentKind kind, ReadOnlySpan<byte> name, ReadOnlySpan<byte> value = default)
    {
        var segment = _segments.Add(Key(kind, name, value));
        if (_unions.TryGetValue((set, segment), out var union)) return union;
        int[] members = [.. _sets[set].Append(segment).Distinct().Order()];
        var key = string.Join(',', members);
        if (!_bySegments.TryGetValue(key, out union))
        {
            union = _sets.Count;
            _sets.Add(members);
            _bySegments.Add(key, union);
        }
        _unions.Add((set, segment), union);
        return union;
    }

    /// <summary>The segment, or −1 if no event stated it.</summary>
    public int IndexOf(SegmentKind kind, string name, string value = "") =>
        _segments.IndexOf(Key(kind, Encoding.UTF8.GetBytes(name), Encoding.UTF8.GetBytes(value)));

    /// <summary>The names of a set's segments of one kind.</summary>
    public IEnumerable<string> Names(int set, SegmentKind kind) =>
        _sets[set].Select(_segments.Text).Where(text => text[0] == (char)kind).Select(text => text[1..]);

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

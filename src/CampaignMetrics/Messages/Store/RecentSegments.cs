using CampaignMetrics.Events;

namespace CampaignMetrics.Messages.Store;

/// <summary>The sets of segments that events state, found again by their texts together instead of segment by segment. Not for two threads at once.</summary>
internal sealed class RecentSegments(SegmentSets sets)
{
    private const int Places = 64, MaxLength = 256;

    private readonly byte[]?[] _texts = new byte[Places][];
    private readonly (int Length, int Set)[] _known = new (int, int)[Places];
    private readonly byte[] _stated = new byte[MaxLength];
    private int[] _segments = new int[16];
    private int _count;

    public int Of(in EventFields fields)
    {
        if (fields.Campaign.IsEmpty && fields.Workflow.IsEmpty && fields.Lists.IsEmpty && fields.Tags.IsEmpty) return 0;
        var length = Write(fields);
        if (length == 0) return SetOf(fields);
        var stated = _stated.AsSpan(0, length);
        var place = (length * 5 + stated[^1] * 3 + stated[^2] + stated[length / 2] * 7 + stated[length * 3 / 4]) & (Places - 1);
        if (_known[place].Length == length && stated.SequenceEqual(_texts[place].AsSpan(0, length))) return _known[place].Set;
        stated.CopyTo(_texts[place] ??= new byte[MaxLength]);
        _known[place] = (length, SetOf(fields));
        return _known[place].Set;
    }

    /// <summary>All segments' texts with their lengths; 0 if they are too long to be kept.</summary>
    private int Write(in EventFields fields)
    {
        if (fields.Campaign.Length + fields.Workflow.Length + fields.Lists.Bytes.Length + fields.Tags.Bytes.Length + 4 * sizeof(int) > MaxLength) return 0;
        var length = PackedTexts.Append(_stated, fields.Campaign);
        length += PackedTexts.Append(_stated.AsSpan(length), fields.Workflow);
        length += PackedTexts.Append(_stated.AsSpan(length), fields.Lists.Bytes);
        return length + PackedTexts.Append(_stated.AsSpan(length), fields.Tags.Bytes);
    }

    private int SetOf(in EventFields fields)
    {
        _count = 0;
        if (!fields.Campaign.IsEmpty) Add(sets.Add(SegmentKind.Campaign, fields.Campaign));
        if (!fields.Workflow.IsEmpty) Add(sets.Add(SegmentKind.Workflow, fields.Workflow));
        foreach (var list in fields.Lists) Add(sets.Add(SegmentKind.List, list));
        ReadOnlySpan<byte> name = default;
        var isName = true;
        foreach (var text in fields.Tags)
        {
            if (isName) name = text;
            else Add(sets.Add(SegmentKind.Tag, name, text));
            isName = !isName;
        }
        return sets.Of(_segments.AsSpan(0, _count));
    }

    private void Add(int segment)
    {
        if (_count == _segments.Length) Array.Resize(ref _segments, _count * 2);
        _segments[_count++] = segment;
    }
}

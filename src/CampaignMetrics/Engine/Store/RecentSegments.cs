using CampaignMetrics.Events;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Engine.Store;

/// <summary>
/// The sets of segments that events state, found again by their texts together instead of segment by segment. Not for two threads at once.
/// </summary>
internal sealed class RecentSegments(SegmentSets sets)
{
    private const int Places = 64, MaxLength = 256;

    private static readonly EventProperty[] Stated =
        [EventProperty.Campaign, EventProperty.Workflow, EventProperty.List, EventProperty.Tags];

    private readonly byte[]?[] _texts = new byte[Places][];
    private readonly (int Length, int Set)[] _known = new (int, int)[Places];
    private readonly byte[] _stated = new byte[MaxLength];
    private int[] _segments = new int[16];
    private int _count;

    public int Of(EventFields fields)
    {
        if (!fields.Given.Any(EventSchema.Segments)) return 0;
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
    private int Write(EventFields fields)
    {
        var length = 0;
        foreach (var property in Stated)
        {
            var text = fields.Text(property);
            if (length + sizeof(int) + text.Length > MaxLength) return 0;
            length += PackedTexts.Append(_stated.AsSpan(length), text);
        }
        return length;
    }

    private int SetOf(EventFields fields)
    {
        _count = 0;
        if (fields.Has(EventProperty.Campaign)) Add(sets.Add(SegmentKind.Campaign, fields.Text(EventProperty.Campaign)));
        if (fields.Has(EventProperty.Workflow)) Add(sets.Add(SegmentKind.Workflow, fields.Text(EventProperty.Workflow)));
        foreach (var list in fields.Texts(EventProperty.List)) Add(sets.Add(SegmentKind.List, list));
        ReadOnlySpan<byte> name = default;
        var isName = true;
        foreach (var text in fields.Texts(EventProperty.Tags))
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

using CampaignMetrics.Events;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Engine.Store;

/// <summary>
/// A cache from the texts of an event's segments to their set, so that the same combination is found with one comparison instead of one
/// lookup per segment. Not thread-safe.
/// </summary>
internal sealed class RecentSegments(SegmentSets sets)
{
    private const int Places = 64, MaxLength = 256;

    private static readonly EventProperty[] Stated =
        [EventProperty.Campaign, EventProperty.Workflow, EventProperty.List, EventProperty.Tags];

    // Made for the first event with segments: each of many small ledgers has these.
    private byte[]?[] _texts = [];
    private (int Length, int Set)[] _known = [];
    private byte[] _stated = [];
    private int[] _segments = [];
    private int _count;

    /// <summary>Forgets all sets, and is a cache of others from now on.</summary>
    public void Use(SegmentSets others)
    {
        sets = others;
        Array.Clear(_known);
    }

    /// <summary>The set of the segments that an event states; 0 for none.</summary>
    public int Of(EventFields fields)
    {
        if (!fields.Given.Any(EventSchema.Segments)) return 0;
        if (_stated.Length == 0) Begin();
        var length = Write(fields);
        if (length == 0) return SetOf(fields);
        var stated = _stated.AsSpan(0, length);
        // A cheap hash of a few bytes is enough: the texts are compared in full, and a collision only replaces an entry.
        var place = (length * 5 + stated[^1] * 3 + stated[^2] + stated[length / 2] * 7 + stated[length * 3 / 4]) & (Places - 1);
        if (_known[place].Length == length && stated.SequenceEqual(_texts[place].AsSpan(0, length))) return _known[place].Set;
        stated.CopyTo(_texts[place] ??= new byte[MaxLength]);
        _known[place] = (length, SetOf(fields));
        return _known[place].Set;
    }

    private void Begin() =>
        (_texts, _known, _stated, _segments) = (new byte[Places][], new (int, int)[Places], new byte[MaxLength], new int[16]);

    /// <summary>Writes the texts of all segments, each with its length.</summary>
    /// <returns>The total length; 0 if it is too long for the cache.</returns>
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
        // Tags come as one list in which names and values alternate.
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

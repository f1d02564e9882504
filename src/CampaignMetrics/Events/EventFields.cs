using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using CampaignMetrics.Events.Schema;

namespace CampaignMetrics.Events;

/// <summary>
/// What one event states, in room that is used again for the next: texts are where
/// they stand in the line, or copies beside it. Not for two threads at once.
/// </summary>
internal sealed class EventFields : EventSink
{
    // A text is its start and its length; the start in the scratch is the complement. Numbers and instants are themselves.
    private readonly long[] _values = new long[EventSchema.PropertyCount];
    private readonly decimal[] _decimals = new decimal[EventSchema.PropertyCount];
    private byte[] _line = [];
    private int _lineStart;

    /// <summary>Room for texts that do not stand in the line.</summary>
    public TextScratch Scratch { get; } = new();

    /// <summary>The properties that the event states.</summary>
    public PropertySet Given { get; private set; }

    public EventType Type => (EventType)(int)_values[(int)EventProperty.Type];

    /// <summary>Milliseconds since 1970.</summary>
    public long At => _values[(int)EventProperty.At];

    /// <summary>Who did it, if the event says so.</summary>
    public Actor? Actor => Given.Has(EventProperty.Actor) ? (Actor)(int)_values[(int)EventProperty.Actor] : null;

    /// <summary>Forgets the last event, and makes room for the texts of a line.</summary>
    public void Begin(ArraySegment<byte> line)
    {
        (_line, _lineStart) = (line.Array ?? [], line.Offset);
        Scratch.Prepare(line.Count);
        Given = default;
    }

    /// <summary>Forgets the last event, for one that has no line.</summary>
    public void Begin(EventType type, long at)
    {
        Scratch.Used = 0;
        Given = default;
        Add(EventProperty.Type, (int)type);
        SetNumber(EventProperty.At, at);
    }

    public bool Has(EventProperty property) => Given.Has(property);

    /// <summary>A text; empty where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Text(EventProperty property) =>
        Given.Has(property) ? TextAt(_values[(int)property]) : default;

    /// <summary>How many bytes a text takes; 0 where there is none.</summary>
    public int LengthOf(EventProperty property) => Given.Has(property) ? (int)_values[(int)property] : 0;

    /// <summary>A text; null where there is none.</summary>
    public string? String(EventProperty property) => Given.Has(property) ? Encoding.UTF8.GetString(Text(property)) : null;

    /// <summary>Several texts; none where there are none.</summary>
    public PackedTexts Texts(EventProperty property) => new(Text(property));

    /// <summary>A number, or the member of an enumeration; the property's default where there is none.</summary>
    public int Number(EventProperty property) =>
        Given.Has(property) ? (int)_values[(int)property] : EventSchema.Of(property).Default;

    /// <summary>Milliseconds since 1970; 0 where there is none.</summary>
    public long Instant(EventProperty property) => Given.Has(property) ? _values[(int)property] : 0;

    /// <summary>An exact number; null where there is none.</summary>
    public decimal? Decimal(EventProperty property) => Given.Has(property) ? _decimals[(int)property] : null;

    /// <summary>Where a text stands in the line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long InLine(int start, int length) => (long)(_lineStart + start) << 32 | (uint)length;

    /// <summary>Where the texts stand that were added to the scratch since.</summary>
    public long InScratch(int start) => (long)~start << 32 | (uint)(Scratch.Used - start);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> TextAt(long place)
    {
        int start = (int)(place >> 32), length = (int)place;
        return start >= 0 ? _line.AsSpan(start, length) : Scratch.At(~start, length);
    }

    /// <summary>The member of an enumeration whose name stands there; null for none.</summary>
    public int? MemberAt(long place, EnumNames names)
    {
        int start = (int)(place >> 32), length = (int)place;
        return start >= 0 ? names.Find(_line, start, length) : names.Find(Scratch.At(~start, length));
    }

    /// <summary>Sets a text, or with an empty one takes it back.</summary>
    /// <param name="property">Which.</param>
    /// <param name="place">From <see cref="InLine"/> or <see cref="InScratch"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetText(EventProperty property, long place)
    {
        _values[(int)property] = place;
        Given = (int)place != 0 || EventSchema.KeepsEmpty.Has(property) ? Given.With(property) : Given.Without(property);
    }

    /// <summary>Sets a text by a copy of it.</summary>
    public void SetText(EventProperty property, ReadOnlySpan<byte> text)
    {
        var start = Scratch.Used;
        Scratch.Add(text);
        SetText(property, InScratch(start));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetNumber(EventProperty property, long number)
    {
        _values[(int)property] = number;
        Given = Given.With(property);
    }

    public void SetDecimal(EventProperty property, decimal number)
    {
        _decimals[(int)property] = number;
        Given = Given.With(property);
    }

    public void SetSegments(Segments segments)
    {
        Put(EventProperty.Campaign, segments.Campaign?.Value);
        Put(EventProperty.Workflow, segments.Workflow);
        SetLists(segments.Lists);
        SetTags(segments.Tags);
    }

    public void SetLists(ImmutableArray<string> lists)
    {
        var start = Scratch.Used;
        Scratch.Add(lists);
        SetText(EventProperty.List, InScratch(start));
    }

    public void SetTags(ImmutableSortedDictionary<string, string> tags)
    {
        var start = Scratch.Used;
        Scratch.Add(tags);
        SetText(EventProperty.Tags, InScratch(start));
    }

    /// <summary>Takes back all properties but these.</summary>
    public void Keep(PropertySet properties) => Given &= properties;

    public void Remove(EventProperty property) => Given = Given.Without(property);

    protected override void Add(EventProperty property, string text)
    {
        var start = Scratch.Used;
        Scratch.Add(text);
        SetText(property, InScratch(start));
    }

    protected override void Add(EventProperty property, int number) => SetNumber(property, number);

    protected override void Add(EventProperty property, decimal number) => SetDecimal(property, number);
}

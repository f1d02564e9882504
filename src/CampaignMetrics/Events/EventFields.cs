using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using CampaignMetrics.Events.Schema;

namespace CampaignMetrics.Events;

/// <summary>
/// The properties that one event states, in buffers that are reused for the next event. Texts are references into the line, or copies in
/// the scratch buffer. Not thread-safe.
/// </summary>
/// <remarks>
/// <para>The form between lines, objects and the log: parsers fill it without allocating, and <see cref="EmailEvent"/>, canonical lines and
/// batches are made from it.</para>
/// </remarks>
internal sealed class EventFields : EventSink
{
    // A text is its start in the upper half and its length in the lower; a start in the scratch buffer is complemented, and so negative.
    // Numbers and instants are stored as they are.
    private readonly long[] _values = new long[EventSchema.PropertyCount];
    private readonly decimal[] _decimals = new decimal[EventSchema.PropertyCount];
    private byte[] _line = [];
    private int _lineStart;

    /// <summary>The buffer for texts that are not in the line as they are.</summary>
    public TextScratch Scratch { get; } = new();

    /// <summary>The properties that the event states.</summary>
    public PropertySet Given { get; private set; }

    public EventType Type => (EventType)(int)_values[(int)EventProperty.Type];

    /// <summary>The event's time, in milliseconds since 1970.</summary>
    public long At => _values[(int)EventProperty.At];

    /// <summary>Who caused it, if the event says so; null otherwise.</summary>
    public Actor? Actor
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Given.Has(EventProperty.Actor) ? (Actor)(int)_values[(int)EventProperty.Actor] : null;
    }

    /// <summary>Starts over with an event that comes from a line.</summary>
    public void Begin(ArraySegment<byte> line)
    {
        (_line, _lineStart) = (line.Array ?? [], line.Offset);
        Scratch.Prepare(line.Count);
        Given = default;
    }

    /// <summary>Starts over with an event that comes from no line.</summary>
    public void Begin(EventType type, long at)
    {
        Scratch.Used = 0;
        Given = default;
        Add(EventProperty.Type, (int)type);
        SetNumber(EventProperty.At, at);
    }

    public bool Has(EventProperty property) => Given.Has(property);

    /// <summary>A text, in UTF-8; empty if it is not stated.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Text(EventProperty property) =>
        Given.Has(property) ? TextAt(_values[(int)property]) : default;

    /// <summary>The length of a text in bytes; 0 if it is not stated.</summary>
    public int LengthOf(EventProperty property) => Given.Has(property) ? (int)_values[(int)property] : 0;

    /// <summary>A text; null if it is not stated.</summary>
    public string? String(EventProperty property) => Given.Has(property) ? Encoding.UTF8.GetString(Text(property)) : null;

    /// <summary>The texts of a property that holds several; empty if it is not stated.</summary>
    public PackedTexts Texts(EventProperty property) => new(Text(property));

    /// <summary>A number, or the member of an enumeration; the property's default if it is not stated.</summary>
    public int Number(EventProperty property) =>
        Given.Has(property) ? (int)_values[(int)property] : EventSchema.Of(property).Default;

    /// <summary>An instant, in milliseconds since 1970; 0 if it is not stated.</summary>
    public long Instant(EventProperty property) => Given.Has(property) ? _values[(int)property] : 0;

    /// <summary>An exact number; null if it is not stated.</summary>
    public decimal? Decimal(EventProperty property) => Given.Has(property) ? _decimals[(int)property] : null;

    /// <summary>Refers to a text in the line.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long InLine(int start, int length) => (long)(_lineStart + start) << 32 | (uint)length;

    /// <summary>Refers to everything that was added to the scratch buffer from a start on.</summary>
    public long InScratch(int start) => (long)~start << 32 | (uint)(Scratch.Used - start);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> TextAt(long place)
    {
        int start = (int)(place >> 32), length = (int)place;
        return start >= 0 ? _line.AsSpan(start, length) : Scratch.At(~start, length);
    }

    /// <summary>The member of an enumeration that a text names; −1 for none.</summary>
    public int MemberAt(long place, EnumNames names)
    {
        // Found in the line itself and not in a slice: the search may then read beyond the name, which is faster.
        int start = (int)(place >> 32), length = (int)place;
        return start >= 0 ? names.Find(_line, start, length) : names.Find(Scratch.At(~start, length));
    }

    /// <summary>Sets a text. An empty text removes the property, unless an empty one means something.</summary>
    /// <param name="property">The property.</param>
    /// <param name="place">The text, from <see cref="InLine"/> or <see cref="InScratch"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SetText(EventProperty property, long place)
    {
        _values[(int)property] = place;
        // The lower half of the place is the text's length.
        Given = (int)place != 0 || EventSchema.KeepsEmpty.Has(property) ? Given.With(property) : Given.Without(property);
    }

    /// <summary>Sets a text to a copy of these bytes.</summary>
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

    /// <summary>Removes all properties but these.</summary>
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

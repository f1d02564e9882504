using CampaignMetrics.Collections;
using CampaignMetrics.Events;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Engine.Store;

/// <summary>
/// Makes the entry of an event: each property that its type holds becomes
/// a slot, and several of a group become one. Not for two threads at once.
/// </summary>
internal sealed class EventSlots : EventSink
{
    private readonly Vocabulary _words;

    /// <summary>What keeps a property's texts, by property; null for links and addresses, and for what is no text.</summary>
    private readonly RecentTexts?[] _texts = new RecentTexts?[EventSchema.PropertyCount];

    /// <summary>The same for texts that come as strings.</summary>
    private readonly RecentStrings?[] _strings = new RecentStrings?[EventSchema.PropertyCount];

    private readonly UrlSlots _urls;
    private readonly RecentKeys<SlotTuple>?[] _groups = new RecentKeys<SlotTuple>?[EventSchema.GroupCount];
    private readonly EventFields _address = new();

    /// <summary>The slot of a property that is not stated.</summary>
    private readonly int[] _noSlots = [.. EventSchema.Properties.ToArray().Select(row => row.NoSlot)];

    /// <summary>A slot for each property of <see cref="_given"/>.</summary>
    private readonly long[] _slots = new long[EventSchema.PropertyCount];
    private PropertySet _given;
    private EventProperty? _broken;

    /// <summary>The groups of each type, side by side.</summary>
    private readonly Step[][] _steps;

    public EventSlots(Vocabulary words)
    {
        (_words, _urls) = (words, new UrlSlots(words));
        foreach (var rows in EventSchema.Properties.ToArray().Where(IsKeptAsText).GroupBy(row => row.Table))
        {
            var table = words.TableOf(rows.Key);
            var (texts, strings) = (new RecentTexts(table), new RecentStrings(table));
            foreach (var row in rows) (_texts[(int)row.Property], _strings[(int)row.Property]) = (texts, strings);
        }
        foreach (var group in EventSchema.Groups)
            if (!group.IsSingle) _groups[group.Index] = new RecentKeys<SlotTuple>(words[group]);
        _steps = [.. EventSchema.Types.ToArray().Select(row => row.Groups.Select(group => new Step(group, _texts)).ToArray())];
    }

    /// <summary>The recipient's values in the link of the last entry; valid until the next.</summary>
    public ReadOnlySpan<byte> Values => _urls.Values;

    /// <summary>Makes the entry where it will lie: it is large, and would be copied else.</summary>
    /// <param name="entry">The place.</param>
    /// <param name="emailEvent">The event.</param>
    /// <returns>The first property whose text holds half a surrogate pair: the entry is none then; null for none.</returns>
    public EventProperty? SetEntry(ref Entry entry, EmailEvent emailEvent)
    {
        _given = default;
        _broken = null;
        _urls.Begin();
        Put(EventProperty.Send, emailEvent.Send);
        emailEvent.TellOwn(this);
        entry = new Entry(emailEvent.Type, emailEvent.Milliseconds, emailEvent.Actor);
        SetSlots(ref entry, _given, fields: null);
        return _broken;
    }

    /// <inheritdoc cref="SetEntry(ref Entry, EmailEvent)"/>
    public void SetEntry(ref Entry entry, EventFields fields)
    {
        _urls.Begin();
        entry = new Entry(fields.Type, fields.At, fields.Actor);
        SetSlots(ref entry, fields.Given, fields);
    }

    protected override void Add(EventProperty property, string text)
    {
        var slot = _strings[(int)property] is { } strings ? strings.Add(text)
            : property == EventProperty.Url ? _urls.Add(text)
            : AddressOf(text);
        if (slot == Slot.None) _broken ??= property;
        Set(property, slot);
    }

    protected override void Add(EventProperty property, int number) => Set(property, number);

    protected override void Add(EventProperty property, decimal number) => Set(property, _words.Decimals.Add(new DecimalKey(number)));

    private void Set(EventProperty property, long slot)
    {
        _slots[(int)property] = slot;
        _given = _given.With(property);
    }

    private long AddressOf(string ip)
    {
        if (!Door.IsUnicode(ip)) return Slot.None;
        _address.Begin([]);
        _address.Put(EventProperty.Ip, ip);
        return _words.Addresses.Add(_address.Text(EventProperty.Ip));
    }

    private static bool IsKeptAsText(PropertyRow row) =>
        row.Kind == PropertyKind.Text && row.Table is not (TextKind.Address or TextKind.Url);

    private long SlotOf(EventProperty property, EventFields? fields)
    {
        if (fields is null) return _slots[(int)property];
        return _texts[(int)property] is { } texts ? texts.Add(fields.Text(property)) : OtherSlotOf(EventSchema.Of(property), fields);
    }

    private long OtherSlotOf(PropertyRow row, EventFields fields) => row.Kind switch
    {
        PropertyKind.Text when row.Table == TextKind.Url => _urls.Add(fields.Text(row.Property)),
        PropertyKind.Text => _words.Addresses.Add(fields.Text(row.Property)),
        PropertyKind.Decimal => _words.Decimals.Add(new DecimalKey(fields.Decimal(row.Property)!.Value)),
        PropertyKind.Name or PropertyKind.Seconds or PropertyKind.Flag => fields.Number(row.Property),
        PropertyKind.Instant or PropertyKind.Texts or PropertyKind.Tags => throw HasNoSlot(row),
    };

    private static NotSupportedException HasNoSlot(PropertyRow row) => new($"{row.Name} has no slot.");

    /// <param name="entry">The entry, without slots.</param>
    /// <param name="stated">The properties that the event states.</param>
    /// <param name="fields">What gives their slots; null where <see cref="_slots"/> has them.</param>
    private void SetSlots(ref Entry entry, PropertySet stated, EventFields? fields)
    {
        foreach (ref readonly var step in _steps[(int)entry.Type].AsSpan())
        {
            var given = stated & step.Set;
            if (given.IsEmpty && !step.IsAlwaysKept) continue; // the column says none from the beginning
            if (step.Texts is { } texts && fields is not null) entry[step.Column] = texts.Add(fields.Text(step.Single));
            else if (step.Column == SlotColumn.Address) entry.Address = SlotOf(step, given, fields);
            else entry[step.Column] = (int)SlotOf(step, given, fields);
        }
    }

    private long SlotOf(in Step step, PropertySet given, EventFields? fields)
    {
        if (step.Tuple is { } group) return TupleOf(group, given, fields);
        return given.IsEmpty ? Slot.None : SlotOf(step.Single, fields);
    }

    private int TupleOf(SlotGroup group, PropertySet given, EventFields? fields)
    {
        Span<int> slots = stackalloc int[SlotTuple.Width];
        var count = 0;
        // In the order in which records tell them: a line and its record are given the same slots.
        foreach (var property in group.Properties)
            slots[count++] = given.Has(property) ? (int)SlotOf(property, fields) : _noSlots[(int)property];
        return _groups[group.Index]!.Add(SlotTuple.Of(slots[..count]));
    }

    /// <summary>A group of a type.</summary>
    private readonly struct Step(SlotGroup group, RecentTexts?[] texts)
    {
        public readonly PropertySet Set = group.Set;

        /// <summary>The group of several properties; null for a single one.</summary>
        public readonly SlotGroup? Tuple = group.IsSingle ? null : group;

        public readonly EventProperty Single = group.Properties[0];

        /// <summary>What keeps the texts of a single property; null for what is no such text.</summary>
        public readonly RecentTexts? Texts = group.IsSingle && !group.IsAlwaysKept ? texts[(int)group.Properties[0]] : null;

        public readonly SlotColumn Column = group.Column;
        public readonly bool IsAlwaysKept = group.IsAlwaysKept;
    }
}

using System.Runtime.CompilerServices;
using CampaignMetrics.Collections;
using CampaignMetrics.Events;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Engine.Store;

/// <summary>
/// Makes the <see cref="Entry"/> of an event: each property becomes a slot, and the properties of a group become one slot together. Not
/// thread-safe.
/// </summary>
/// <remarks>
/// <para>Events come as fields of a parsed line or as an object. Both ways must give the same slots, so that a copy of an event is
/// recognised whichever way it came.</para>
/// </remarks>
internal sealed class EventSlots : EventSink
{
    private Vocabulary _words;

    /// <summary>The cache of a property's texts, by property; null for links, addresses and properties that are no text.</summary>
    private readonly RecentTexts?[] _texts = new RecentTexts?[EventSchema.PropertyCount];

    /// <summary>The same caches for texts that come as strings.</summary>
    private readonly RecentStrings?[] _strings = new RecentStrings?[EventSchema.PropertyCount];

    private readonly UrlSlots _urls;
    private readonly RecentKeys<SlotTuple>?[] _groups = new RecentKeys<SlotTuple>?[EventSchema.GroupCount];
    private EventFields? _address;

    /// <summary>For each property the slot that means not stated.</summary>
    private readonly int[] _noSlots = [.. EventSchema.Properties.ToArray().Select(row => row.NoSlot)];

    /// <summary>The slots of an event that came as an object: one for each property in <see cref="_given"/>.</summary>
    private readonly long[] _slots = new long[EventSchema.PropertyCount];
    private PropertySet _given;
    private EventProperty? _broken;

    /// <summary>For each event type its groups of properties, prepared with the first event so that no lookup is needed per
    /// event.</summary>
    private readonly Step[]?[] _steps = new Step[EventSchema.TypeCount][];

    public EventSlots(Vocabulary words)
    {
        (_words, _urls) = (words, new UrlSlots(words));
        // Properties that share a table share a cache.
        foreach (var rows in EventSchema.Properties.ToArray().Where(IsKeptAsText).GroupBy(row => row.Table))
        {
            var table = words.TableOf(rows.Key);
            var (texts, strings) = (new RecentTexts(table), new RecentStrings(table));
            foreach (var row in rows) (_texts[(int)row.Property], _strings[(int)row.Property]) = (texts, strings);
        }
        foreach (var group in EventSchema.Groups)
            if (!group.IsSingle) _groups[group.Index] = new RecentKeys<SlotTuple>(words[group]);
    }

    /// <summary>Gives slots of another ledger from now on.</summary>
    public void Use(Vocabulary words)
    {
        _words = words;
        _urls.Use(words);
        foreach (var row in EventSchema.Properties)
        {
            if (!IsKeptAsText(row)) continue;
            _texts[(int)row.Property]!.Use(words.TableOf(row.Table));
            _strings[(int)row.Property]!.Use(words.TableOf(row.Table));
        }
        foreach (var group in EventSchema.Groups)
            if (!group.IsSingle) _groups[group.Index]!.Use(words[group]);
    }

    /// <summary>The recipient's values in the link of the last entry; valid until the next call.</summary>
    public ReadOnlySpan<byte> Values => _urls.Values;

    /// <summary>Makes an entry in place; entries are large, so returning one would copy it.</summary>
    /// <param name="entry">Receives the entry.</param>
    /// <param name="emailEvent">The event.</param>
    /// <returns>Null, or the first property whose text holds half a surrogate pair; the entry is not to be used then.</returns>
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
        var fields = _address ??= new EventFields();
        fields.Begin([]);
        fields.Put(EventProperty.Ip, ip);
        return AddressOf(fields);
    }

    private long AddressOf(EventFields fields) => _words.Addresses.Add(fields.Text(EventProperty.Ip));

    private Step[] StepsOf(EventType type) => [.. EventSchema.Of(type).Groups.Select(group => new Step(group, _texts))];

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
        PropertyKind.Text => AddressOf(fields),
        PropertyKind.Decimal => _words.Decimals.Add(new DecimalKey(fields.Decimal(row.Property)!.Value)),
        PropertyKind.Name or PropertyKind.Seconds or PropertyKind.Flag => fields.Number(row.Property),
        PropertyKind.Instant or PropertyKind.Texts or PropertyKind.Tags => throw HasNoSlot(row),
    };

    private static NotSupportedException HasNoSlot(PropertyRow row) => new($"{row.Name} has no slot.");

    /// <param name="entry">The entry, still without slots.</param>
    /// <param name="stated">The properties that the event states.</param>
    /// <param name="fields">The fields with their values; null where <see cref="_slots"/> already has the slots.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)] // so that each caller has a loop of its own, which knows where values come from
    private void SetSlots(ref Entry entry, PropertySet stated, EventFields? fields)
    {
        foreach (ref readonly var step in (_steps[(int)entry.Type] ??= StepsOf(entry.Type)).AsSpan())
        {
            var given = stated & step.Set;
            if (given.IsEmpty && !step.IsAlwaysKept) continue; // a new entry's columns already say none
            if (step.Texts is { } texts && fields is not null) entry[step.Column] = texts.Add(fields.Text(step.Single));
            else if (step.Tuple is { } group) entry[step.Column] = TupleOf(group, given, fields);
            else if (step.Column == SlotColumn.Address) entry.Address = fields is null ? _slots[(int)step.Single] : AddressOf(fields);
            else if (!given.IsEmpty) entry[step.Column] = (int)SlotOf(step.Single, fields);
        }
    }

    private int TupleOf(SlotGroup group, PropertySet given, EventFields? fields)
    {
        Span<int> slots = stackalloc int[SlotTuple.Width];
        var count = 0;
        // Always in the group's order: a new text gets the next slot, and a line and its object must give the same slots.
        foreach (var property in group.Properties)
            slots[count++] = given.Has(property) ? (int)SlotOf(property, fields) : _noSlots[(int)property];
        return _groups[group.Index]!.Add(SlotTuple.Of(slots[..count]));
    }

    /// <summary>How one group of properties of an event type is written into its column.</summary>
    private readonly struct Step(SlotGroup group, RecentTexts?[] texts)
    {
        public readonly PropertySet Set = group.Set;

        /// <summary>The group, if it has several properties; null for a single one.</summary>
        public readonly SlotGroup? Tuple = group.IsSingle ? null : group;

        public readonly EventProperty Single = group.Properties[0];

        /// <summary>The cache of a single property's texts; null for other groups.</summary>
        public readonly RecentTexts? Texts = group.IsSingle && !group.IsAlwaysKept ? texts[(int)group.Properties[0]] : null;

        public readonly SlotColumn Column = group.Column;
        public readonly bool IsAlwaysKept = group.IsAlwaysKept;
    }
}

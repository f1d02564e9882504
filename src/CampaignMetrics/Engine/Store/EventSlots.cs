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
    private readonly RecentTexts _agents, _urls, _texts;
    private readonly RecentStrings _agentNames, _urlNames, _names;
    private readonly RecentKeys<SlotTuple>?[] _groups = new RecentKeys<SlotTuple>?[EventSchema.GroupCount];
    private readonly EventFields _address = new();

    /// <summary>A group of whose properties none is stated.</summary>
    private readonly SlotTuple[] _nothing = new SlotTuple[EventSchema.GroupCount];

    /// <summary>A slot for each property of <see cref="_given"/>.</summary>
    private readonly long[] _slots = new long[EventSchema.PropertyCount];
    private PropertySet _given;

    public EventSlots(Vocabulary words)
    {
        _words = words;
        (_agents, _urls, _texts) = (new RecentTexts(words.Agents), new RecentTexts(words.Urls), new RecentTexts(words.Texts));
        (_agentNames, _urlNames, _names) = (new RecentStrings(words.Agents), new RecentStrings(words.Urls), new RecentStrings(words.Texts));
        foreach (var group in EventSchema.Groups)
        {
            if (group.IsSingle) continue;
            _groups[group.Index] = new RecentKeys<SlotTuple>(words[group]);
            _nothing[group.Index] = NothingOf(group);
        }
    }

    public Entry EntryOf(EmailEvent emailEvent)
    {
        _given = default;
        emailEvent.TellOwn(this);
        return EntryOf(EventSchema.Of(emailEvent.Type), emailEvent.Milliseconds, emailEvent.Actor);
    }

    public Entry EntryOf(EventFields fields)
    {
        var row = EventSchema.Of(fields.Type);
        _given = fields.Given & row.Own;
        if (!_given.IsEmpty)
        {
            // In the order in which records tell them: a line and its record are given the same slots.
            foreach (var property in row.Properties)
                if (_given.Has(property)) _slots[(int)property] = SlotOf(EventSchema.Of(property), fields);
        }
        return EntryOf(row, fields.At, fields.Actor);
    }

    protected override void Add(EventProperty property, string text) => Set(property, EventSchema.Of(property).Table switch
    {
        TextKind.Agent => _agentNames.Add(text),
        TextKind.Url => _urlNames.Add(text),
        TextKind.Address => AddressOf(text),
        TextKind.Other => _names.Add(text),
    });

    protected override void Add(EventProperty property, int number) => Set(property, number);

    protected override void Add(EventProperty property, decimal number) => Set(property, _words.Decimals.Add(new DecimalKey(number)));

    private void Set(EventProperty property, long slot)
    {
        _slots[(int)property] = slot;
        _given = _given.With(property);
    }

    private long AddressOf(string ip)
    {
        _address.Begin([]);
        _address.Put(EventProperty.Ip, ip);
        return _words.Addresses.Add(_address.Text(EventProperty.Ip));
    }

    private long SlotOf(PropertyRow row, EventFields fields) => row.Kind switch
    {
        PropertyKind.Text => SlotOf(row.Table, fields.Text(row.Property)),
        PropertyKind.Decimal => _words.Decimals.Add(new DecimalKey(fields.Decimal(row.Property)!.Value)),
        PropertyKind.Name or PropertyKind.Seconds or PropertyKind.Flag => fields.Number(row.Property),
        PropertyKind.Instant or PropertyKind.Texts or PropertyKind.Tags => throw new NotSupportedException($"{row.Name} has no slot."),
    };

    private long SlotOf(TextKind table, ReadOnlySpan<byte> text) => table switch
    {
        TextKind.Agent => _agents.Add(text),
        TextKind.Url => _urls.Add(text),
        TextKind.Address => _words.Addresses.Add(text),
        TextKind.Other => _texts.Add(text),
    };

    private Entry EntryOf(TypeRow row, long at, Actor? stated)
    {
        var entry = new Entry(row.Type, at, stated);
        foreach (var group in row.Groups)
        {
            var given = _given & group.Set;
            if (given.IsEmpty && !group.IsAlwaysKept) continue; // the column says none from the beginning
            if (group.Column == SlotColumn.Address) entry.Address = SlotOf(group, given);
            else entry[group.Column] = (int)SlotOf(group, given);
        }
        return entry;
    }

    private long SlotOf(SlotGroup group, PropertySet given)
    {
        if (group.IsSingle) return given.IsEmpty ? Slot.None : _slots[(int)group.Properties[0]];
        var tuple = _nothing[group.Index];
        foreach (var property in given) tuple[group.PositionOf(property)] = (int)_slots[(int)property];
        return _groups[group.Index]!.Add(tuple);
    }

    private static SlotTuple NothingOf(SlotGroup group)
    {
        var nothing = SlotTuple.None;
        foreach (var property in group.Properties) nothing[group.PositionOf(property)] = EventSchema.Of(property).NoSlot;
        return nothing;
    }
}

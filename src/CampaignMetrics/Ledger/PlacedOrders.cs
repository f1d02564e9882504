using System.Runtime.InteropServices;
using CampaignMetrics.Collections;
using CampaignMetrics.Engine;
using CampaignMetrics.Engine.Store;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Ledger;

/// <summary>Finds whether a contact's order was placed, in whatever message or in none: a refund of an order that was not changes nothing.
/// Not thread-safe.</summary>
/// <remarks>
/// <para>
/// Only events of orders ask for it, so the contact's other messages are read for few. What was read is kept until the next contact.
/// </para>
/// </remarks>
internal sealed class PlacedOrders(Vocabulary words, LedgerOptions options)
{
    private readonly MessageReader _reader = new(words, options);
    private readonly Dictionary<NumberKey, OrderPlacing> _placed = [];
    private (MessageStore? Store, int Contact) _of;

    /// <summary>Where the order of a conversion was placed; null where the conversion belongs to none, since it states no amount or is no
    /// refund and names none.</summary>
    /// <param name="store">The store of the contact.</param>
    /// <param name="contact">The contact's slot.</param>
    /// <param name="conversion">The conversion.</param>
    public OrderPlacing? Of(MessageStore store, int contact, in Entry conversion)
    {
        if (words.DecimalOf(EventSchema.Conversion, conversion.Detail, EventProperty.Amount) is not { } amount) return null;
        var order = words.SlotOf(EventSchema.Conversion, conversion.Detail, EventProperty.Order);
        if (order == Slot.None) return amount < 0 ? OrderPlacing.None : null;
        if (_of != (store, contact)) Read(store, contact);
        return _placed.GetValueOrDefault(new NumberKey(order), OrderPlacing.None);
    }

    private void Read(MessageStore store, int contact)
    {
        _of = (store, contact);
        _placed.Clear();
        IReadOnlyList<int> messages;
        lock (store.Gate) messages = store.Of(contact);
        foreach (var message in messages)
        {
            _reader.Open(store, message);
            var isMessage = _reader.Events.State.IsMessage;
            foreach (ref readonly var entry in _reader.Events.All)
                if (entry.Type == EventType.Converted && !entry.StatesProgram) Add(entry, isMessage);
        }
    }

    private void Add(in Entry conversion, bool namesEmail)
    {
        var order = words.SlotOf(EventSchema.Conversion, conversion.Detail, EventProperty.Order);
        var amount = words.DecimalOf(EventSchema.Conversion, conversion.Detail, EventProperty.Amount);
        if (order == Slot.None || amount is not >= 0) return;
        ref var placing = ref CollectionsMarshal.GetValueRefOrAddDefault(_placed, new NumberKey(order), out var isKnown);
        var at = namesEmail ? conversion.At : long.MaxValue;
        placing = new OrderPlacing(true, isKnown ? Math.Min(placing.At, at) : at);
    }
}

/// <summary>Where an order was placed.</summary>
/// <param name="IsPlaced">Whether any event states its amount.</param>
/// <param name="At">When the earliest of those that name an email did, in milliseconds since 1970; <see cref="long.MaxValue"/> where none
/// names one.</param>
internal readonly record struct OrderPlacing(bool IsPlaced, long At)
{
    public static OrderPlacing None { get; } = new(false, long.MaxValue);

    public bool NamesEmail => At != long.MaxValue;
}

using System.Runtime.CompilerServices;
using CampaignMetrics.Collections;
using CampaignMetrics.Events;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Links;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Engine.Store;

/// <summary>A fixed number of events, with their texts as slots, ready to be applied to the stores. Not thread-safe.</summary>
/// <remarks>
/// <para>Applying events in batches lets the stores prefetch the memory of many messages at once: see <see cref="MessageStores"/>.</para>
/// </remarks>
internal sealed partial class EventBatch(Vocabulary words, int capacity)
{
    private readonly SlottedEvent[] _events = new SlottedEvent[capacity];
    private readonly int[] _order = new int[capacity];
    private readonly int[] _ends = new int[MessageStores.Count];
    private readonly DerivedId _derivedId = new();
    private readonly RecentTexts _emails = new(words.Emails);
    private readonly EventSlots _slots = new(words);
    private readonly RecentSegments _segments = new(words.Segments);

    // For each event one after the other: the contact's key, the id's code, and the recipient's values in the link.
    private byte[] _texts = new byte[1 << 7];
    private int _used;

    public int Count { get; private set; }

    public bool IsFull => Count == capacity;

    public ref readonly SlottedEvent this[int index] => ref _events[index];

    public ReadOnlySpan<byte> ContactOf(in SlottedEvent slotted) => _texts.AsSpan(slotted.Contact, slotted.ContactLength);

    public ReadOnlySpan<byte> IdOf(in SlottedEvent slotted) =>
        _texts.AsSpan(slotted.Contact + slotted.ContactLength, slotted.IdLength);

    /// <summary>The recipient's values in the event's link.</summary>
    public ReadOnlySpan<byte> ValuesOf(in SlottedEvent slotted) =>
        _texts.AsSpan(slotted.Contact + slotted.ContactLength + slotted.IdLength, slotted.ValuesLength);

    public void Clear() => Count = _used = 0;

    /// <summary>Empties it, for the use by a ledger, which may be another one than before.</summary>
    public void Begin(Vocabulary own)
    {
        Clear();
        if (own == words) return;
        _emails.Use(own.Emails);
        _emailNames.Use(own.Emails);
        _slots.Use(own);
        _segments.Use(own.Segments);
        words = own;
    }

    /// <summary>Orders the events by store; those of one store stay in the order in which they were added.</summary>
    public void Sort()
    {
        Array.Clear(_ends);
        for (var i = 0; i < Count; i++) _ends[_events[i].Store]++;
        for (var store = 1; store < _ends.Length; store++) _ends[store] += _ends[store - 1];
        // Backwards, which makes this counting sort stable.
        for (var i = Count - 1; i >= 0; i--) _order[--_ends[_events[i].Store]] = i;
    }

    /// <summary>The indexes of the events, store by store; valid after <see cref="Sort"/>.</summary>
    public ReadOnlySpan<int> InOrder => _order.AsSpan(0, Count);

    /// <summary>Adds an event; its fields may be reused afterwards.</summary>
    public void Add(EventFields fields)
    {
        var id = fields.Text(EventProperty.Id);
        if (id.IsEmpty) id = _derivedId.Of(fields);
        var recipient = fields.Text(EventProperty.Recipient);
        Reserve(recipient.Length + EventIdCode.MaxLength + PackedValues.MaxLength);
        recipient.CopyTo(_texts.AsSpan(_used));
        ref var slotted = ref _events[Count];
        SetMessage(ref slotted, _emails.Add(fields.Text(EventProperty.Email)), recipient.Length, _segments.Of(fields));
        _slots.SetEntry(ref slotted.Entry, fields);
        Finish(ref slotted, id);
    }

    private void Reserve(int room)
    {
        if (_texts.Length - _used < room) Grow(room);
    }

    private void Grow(int room) => Array.Resize(ref _texts, Math.Max(_texts.Length * 2, _used + room));

    /// <summary>Sets the properties that identify the message; the contact's key is already written as the next text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SetMessage(ref SlottedEvent slotted, int email, int contactLength, int segments)
    {
        var hash = KeyedHash.Hash64(_texts.AsSpan(_used, contactLength));
        (slotted.Contact, slotted.ContactLength, slotted.ContactHash) = (_used, contactLength, hash);
        (slotted.Email, slotted.Segments, slotted.MessageHash) = (email, segments, MessageTable.HashOf(email, hash));
    }

    /// <summary>Writes the id and the link's values and counts the event. An event that failed before this is not in the batch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Finish(ref SlottedEvent slotted, ReadOnlySpan<byte> id)
    {
        var start = slotted.Contact + slotted.ContactLength;
        var length = EventIdCode.Write(_texts.AsSpan(start), id);
        slotted.Entry.IdPlace = EventIdCode.PlaceOf(_texts.AsSpan(start, length));
        _used = start + length;
        var values = _slots.Values;
        (slotted.IdLength, slotted.ValuesLength) = ((ushort)length, (ushort)values.Length);
        Count++;
        if (values.IsEmpty) return;
        values.CopyTo(_texts.AsSpan(_used));
        _used += values.Length;
    }
}

using System.Runtime.CompilerServices;
using CampaignMetrics.Collections;
using CampaignMetrics.Events;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Links;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Engine.Store;

/// <summary>Some events made ready for the fold. Not for two threads at once.</summary>
internal sealed partial class EventBatch(Vocabulary words, int capacity)
{
    private readonly SlottedEvent[] _events = new SlottedEvent[capacity];
    private readonly int[] _order = new int[capacity];
    private readonly int[] _ends = new int[MessageStores.Count];
    private readonly DerivedId _derivedId = new();
    private readonly RecentTexts _emails = new(words.Emails);
    private readonly EventSlots _slots = new(words);
    private readonly RecentSegments _segments = new(words.Segments);
    private byte[] _texts = new byte[1 << 10];
    private int _used;

    public int Count { get; private set; }

    public bool IsFull => Count == capacity;

    public ref readonly SlottedEvent this[int index] => ref _events[index];

    public ReadOnlySpan<byte> ContactOf(in SlottedEvent slotted) => _texts.AsSpan(slotted.Contact, slotted.ContactLength);

    public ReadOnlySpan<byte> IdOf(in SlottedEvent slotted)
    {
        var code = _texts.AsSpan(slotted.Contact + slotted.ContactLength);
        return code[..EventIdCode.LengthAt(code)];
    }

    /// <summary>The recipient's values in the event's link.</summary>
    public ReadOnlySpan<byte> ValuesOf(in SlottedEvent slotted)
    {
        if (slotted.ValuesLength == 0) return default;
        var id = slotted.Contact + slotted.ContactLength;
        return _texts.AsSpan(id + EventIdCode.LengthAt(_texts.AsSpan(id)), slotted.ValuesLength);
    }

    public void Clear() => Count = _used = 0;

    /// <summary>Puts the events in the order of their stores.</summary>
    public void Sort()
    {
        Array.Clear(_ends);
        for (var i = 0; i < Count; i++) _ends[_events[i].Store]++;
        for (var store = 1; store < _ends.Length; store++) _ends[store] += _ends[store - 1];
        for (var i = Count - 1; i >= 0; i--) _order[--_ends[_events[i].Store]] = i;
    }

    /// <summary>After <see cref="Sort"/>: the events store by store, as indexes.</summary>
    public ReadOnlySpan<int> InOrder => _order.AsSpan(0, Count);

    /// <summary>Adds an event; its fields are not needed afterwards.</summary>
    public void Add(EventFields fields)
    {
        var id = fields.Text(EventProperty.Id);
        if (id.IsEmpty) id = _derivedId.Of(fields);
        var recipient = fields.Text(EventProperty.Recipient);
        Reserve(recipient.Length + EventIdCode.MaxLength + LinkTemplates.MaxValues);
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

    /// <summary>Sets what says which message it is; the contact's key is the next of the texts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void SetMessage(ref SlottedEvent slotted, int email, int contactLength, int segments)
    {
        var hash = KeyedHash.Hash64(_texts.AsSpan(_used, contactLength));
        (slotted.Contact, slotted.ContactLength, slotted.ContactHash) = (_used, contactLength, hash);
        (slotted.Email, slotted.Segments, slotted.MessageHash) = (email, segments, MessageTable.HashOf(email, hash));
    }

    /// <summary>Adds the id and the link's values, and counts the event: one that failed before is not there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Finish(ref SlottedEvent slotted, ReadOnlySpan<byte> id)
    {
        var start = slotted.Contact + slotted.ContactLength;
        var length = EventIdCode.Write(_texts.AsSpan(start), id);
        slotted.Entry.IdPlace = EventIdCode.PlaceOf(_texts.AsSpan(start, length));
        _used = start + length;
        var values = _slots.Values;
        slotted.ValuesLength = (ushort)values.Length;
        values.CopyTo(_texts.AsSpan(_used));
        _used += values.Length;
        Count++;
    }
}

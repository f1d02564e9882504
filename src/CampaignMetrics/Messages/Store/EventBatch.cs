using System.Runtime.CompilerServices;
using CampaignMetrics.Events;

namespace CampaignMetrics.Messages.Store;

/// <summary>Some events made ready for the fold. Not for two threads at once.</summary>
internal sealed partial class EventBatch(Vocabulary words, int capacity)
{
    private readonly SlottedEvent[] _events = new SlottedEvent[capacity];
    private readonly int[] _order = new int[capacity];
    private readonly int[] _ends = new int[MessageStores.Count];
    private readonly DerivedId _derivedId = new();
    private readonly RecentTexts _emails = new(words.Emails), _agents = new(words.Agents), _urls = new(words.Urls), _recent = new(words.Texts);
    private readonly RecentKeys<LinkKey> _links = new(words.Links);
    private readonly RecentKeys<PlaceKey> _places = new(words.Places);
    private readonly RecentKeys<HeadersKey> _headers = new(words.Headers);
    private readonly RecentKeys<ResponseKey> _responses = new(words.Responses);
    private readonly RecentSegments _segments = new(words.Segments);
    private byte[] _texts = new byte[1 << 10];
    private int _used;

    public int Count { get; private set; }

    public bool IsFull => Count == capacity;

    public ref readonly SlottedEvent this[int index] => ref _events[index];

    public ReadOnlySpan<byte> ContactOf(in SlottedEvent slotted) => _texts.AsSpan(slotted.Contact, slotted.ContactLength);

    public ReadOnlySpan<byte> IdOf(in SlottedEvent slotted) => _texts.AsSpan(slotted.Contact + slotted.ContactLength, slotted.IdLength);

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

    /// <summary>Adds an event; its spans are not needed afterwards.</summary>
    public void Add(ref EventFields fields)
    {
        if (fields.Id.IsEmpty) fields.Id = _derivedId.Of(fields);
        Reserve(fields.Recipient.Length + EventIdCode.MaxLength);
        fields.Recipient.CopyTo(_texts.AsSpan(_used));
        ref var slotted = ref _events[Count];
        SetMessage(ref slotted, _emails.Add(fields.Email), fields.Recipient.Length, _segments.Of(fields));
        slotted.Entry = EntryOf(fields);
        Finish(ref slotted, fields.Id);
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

    /// <summary>Adds the id, and counts the event: one that failed before is not there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Finish(ref SlottedEvent slotted, ReadOnlySpan<byte> id)
    {
        var start = slotted.Contact + slotted.ContactLength;
        var length = EventIdCode.Write(_texts.AsSpan(start), id);
        slotted.IdLength = (ushort)length;
        slotted.IdPlace = EventIdCode.PlaceOf(_texts.AsSpan(start, length));
        _used = start + length;
        Count++;
    }

    private Entry EntryOf(in EventFields fields)
    {
        var entry = new Entry(fields.Type, fields.At, fields.Actor);
        if (entry.IsRequest)
        {
            entry.Headers = HeadersOf(new HeadersKey(Text(fields.Method), Text(fields.Purpose)));
            entry.Agent = fields.HasUserAgent ? _agents.Add(fields.UserAgent) : Entry.None;
            entry.Address = fields.Ip.IsEmpty ? Entry.None : words.Addresses.Add(fields.Ip);
            entry.Place = PlaceOf(new PlaceKey(Text(fields.Country), Text(fields.Region), Text(fields.City)));
        }
        entry.Detail = DetailOf(fields);
        return entry;
    }

    private int DetailOf(in EventFields fields) => fields.Type switch
    {
        EventType.Clicked => _links.Add(new LinkKey(_urls.Add(fields.Url), Text(fields.Link), Text(fields.Variant), fields.Part, fields.Role)),
        EventType.Viewed => fields.Duration,
        EventType.Bounced or EventType.Deferred => _responses.Add(new ResponseKey(
            Text(fields.Smtp), Text(fields.Status), Text(fields.BounceClass), Text(fields.BounceReason), Text(fields.RemoteMta))),
        EventType.NotSent => Text(fields.Reason),
        EventType.Unsubscribed or EventType.Resubscribed => Text(fields.Scope),
        EventType.Converted => words.Conversions.Add(new Conversion(Text(fields.Goal), Text(fields.Order), Text(fields.Currency), fields.Amount)),
        _ => Entry.None,
    };

    private int HeadersOf(HeadersKey headers) => headers == HeadersKey.Silent ? Entry.None : _headers.Add(headers);

    private int PlaceOf(PlaceKey place) => place == PlaceKey.Nowhere ? Entry.None : _places.Add(place);

    private int Text(ReadOnlySpan<byte> text) => text.IsEmpty ? Entry.None : _recent.Add(text);
}

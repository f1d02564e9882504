using CampaignMetrics.Events;

namespace CampaignMetrics.Messages;

/// <summary>The fold: the one place that says what an event does to a message. Messages are compact values, texts are slots.</summary>
internal sealed class MessageStore
{
    private static readonly KeyedHash Hash = KeyedHash.Create();

    private readonly EventIdSet _ids = new();
    private readonly DerivedId _derivedId = new();
    private readonly Dictionary<long, int> _messages = [];
    private MessageState[] _states = new MessageState[64];
    private Entry[] _entries = new Entry[64];
    private int _entryCount;

    public MessageStore() => Emails.Add(default);

    public TextTable Emails { get; } = new(Hash);
    public TextTable Contacts { get; } = new(Hash);
    public TextTable Agents { get; } = new(Hash);
    public TextTable Addresses { get; } = new(Hash);
    public TextTable Urls { get; } = new(Hash);
    public TextTable Texts { get; } = new(Hash);
    public ByteArena Ids { get; } = new();
    public SegmentSets Segments { get; } = new(Hash);
    public Interner<LinkKey> Links { get; } = new();
    public Interner<PlaceKey> Places { get; } = new();
    public Interner<ResponseKey> Responses { get; } = new();
    public List<Conversion> Conversions { get; } = [];

    public int Count { get; private set; }
    public long Events { get; private set; }
    public long Duplicates { get; private set; }

    /// <summary>The earliest event, and the latest; both 0 for none.</summary>
    public long EarliestAt { get; private set; }
    public long LatestAt { get; private set; }

    public ref readonly MessageState this[int message] => ref _states[message];

    public ref readonly Entry EntryAt(int entry) => ref _entries[entry];

    /// <summary>The message of an email and a contact, or −1 if no event told of it.</summary>
    public int Find(string email, string contact)
    {
        int emailSlot = Emails.IndexOf(email), contactSlot = Contacts.IndexOf(contact);
        return emailSlot >= 0 && contactSlot >= 0 && _messages.TryGetValue(KeyOf(emailSlot, contactSlot), out var message) ? message : -1;
    }

    /// <summary>Folds one event in; one whose id its message knows already changes nothing.</summary>
    public void Apply(ref EventFields fields)
    {
        if (fields.Id.IsEmpty) fields.Id = _derivedId.Of(fields);
        var key = KeyOf(Emails.Add(fields.Email), Contacts.Add(fields.Recipient));
        if (!_ids.Add(Hash.Hash128(fields.Id, (ulong)key)))
        {
            Duplicates++;
            return;
        }
        EarliestAt = Events == 0 ? fields.At : Math.Min(EarliestAt, fields.At);
        LatestAt = Math.Max(LatestAt, fields.At);
        Events++;
        Fold(ref StateOf(key), fields);
    }

    private static long KeyOf(int email, int contact) => (long)email << 32 | (uint)contact;

    private ref MessageState StateOf(long key)
    {
        if (_messages.TryGetValue(key, out var message)) return ref _states[message];
        if (Count == _states.Length) Array.Resize(ref _states, Count * 2);
        _messages.Add(key, Count);
        _states[Count] = new MessageState
        {
            Email = (int)(key >> 32), Contact = (int)key, Entries = Entry.None,
            FirstAt = MessageState.Never, SentAt = MessageState.Never, DeliveredAt = -1,
        };
        return ref _states[Count++];
    }

    private void Fold(ref MessageState state, in EventFields fields)
    {
        state.FirstAt = Math.Min(state.FirstAt, fields.At);
        state.Segments = SegmentsOf(state.Segments, fields);
        switch (fields.Type)
        {
            case EventType.Sent:
                state.SentAt = Math.Min(state.SentAt, fields.At);
                break;
            case EventType.Delivered:
                state.DeliveredAt = Math.Max(state.DeliveredAt, fields.At);
                break;
            default:
                Append(ref state, EntryOf(fields));
                break;
        }
    }

    private void Append(ref MessageState state, Entry entry)
    {
        if (_entryCount == _entries.Length) Array.Resize(ref _entries, _entryCount * 2);
        entry.Next = state.Entries;
        _entries[_entryCount] = entry;
        state.Entries = _entryCount++;
    }

    private Entry EntryOf(in EventFields fields)
    {
        var entry = new Entry(fields.Type, fields.At, fields.Actor, RequestEvidence.IsPrefetch(fields.Method, fields.Purpose)) { Id = Ids.Put(fields.Id) };
        if (entry.IsRequest)
        {
            entry.Agent = fields.HasUserAgent ? Agents.Add(fields.UserAgent) : Entry.None;
            entry.Address = Slot(Addresses, fields.Ip);
            entry.Place = PlaceOf(fields);
        }
        entry.Detail = DetailOf(fields);
        return entry;
    }

    private int DetailOf(in EventFields fields) => fields.Type switch
    {
        EventType.Clicked => Links.Add(new LinkKey(Urls.Add(fields.Url), Slot(Texts, fields.Link), Slot(Texts, fields.Variant), fields.Part, fields.Role)),
        EventType.Viewed => fields.Duration,
        EventType.Bounced or EventType.Deferred => Responses.Add(new ResponseKey(
            Slot(Texts, fields.Smtp), Slot(Texts, fields.Status), Slot(Texts, fields.BounceClass), Slot(Texts, fields.BounceReason), Slot(Texts, fields.RemoteMta))),
        EventType.NotSent => Slot(Texts, fields.Reason),
        EventType.Unsubscribed or EventType.Resubscribed => Slot(Texts, fields.Scope),
        EventType.Converted => Convert(fields),
        _ => Entry.None,
    };

    private int Convert(in EventFields fields)
    {
        Conversions.Add(new Conversion(Slot(Texts, fields.Goal), Slot(Texts, fields.Order), Slot(Texts, fields.Currency), fields.Amount));
        return Conversions.Count - 1;
    }

    private int PlaceOf(in EventFields fields) => fields.Country.IsEmpty && fields.Region.IsEmpty && fields.City.IsEmpty
        ? Entry.None
        : Places.Add(new PlaceKey(Slot(Texts, fields.Country), Slot(Texts, fields.Region), Slot(Texts, fields.City)));

    private int SegmentsOf(int set, in EventFields fields)
    {
        if (!fields.Campaign.IsEmpty) set = Segments.With(set, SegmentKind.Campaign, fields.Campaign);
        if (!fields.Workflow.IsEmpty) set = Segments.With(set, SegmentKind.Workflow, fields.Workflow);
        foreach (var list in fields.Lists) set = Segments.With(set, SegmentKind.List, list);
        ReadOnlySpan<byte> name = default;
        var isName = true;
        foreach (var text in fields.Tags)
        {
            if (isName) name = text;
            else set = Segments.With(set, SegmentKind.Tag, name, text);
            isName = !isName;
        }
        return set;
    }

    private static int Slot(TextTable table, ReadOnlySpan<byte> text) => text.IsEmpty ? Entry.None : table.Add(text);
}

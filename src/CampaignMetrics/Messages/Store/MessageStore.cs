using CampaignMetrics.Events;

namespace CampaignMetrics.Messages.Store;

/// <summary>The fold: the one place that says what an event does to a message. It holds all messages of some contacts; a ledger has many such stores, so that threads seldom meet.</summary>
/// <remarks>Whoever calls it holds <see cref="Gate"/>.</remarks>
internal sealed class MessageStore(Vocabulary words, bool exactIds = false)
{
    /// <summary>Logs longer than this find their ids by hash.</summary>
    private const int LongLog = 1024;

    private readonly MessageTable _messages = new();
    private readonly BlockArena _logs = new();
    private readonly DerivedId _derivedId = new();
    private readonly byte[] _idCode = new byte[EventIdCode.MaxLength];
    private readonly byte[] _record = new byte[EventRecord.MaxLength];
    private LongLogs? _longLogs;

    public Lock Gate { get; } = new();

    public TextTable Contacts { get; } = new();
    public GrowingList<Conversion> Conversions { get; } = new();

    public int Count => _messages.Count;
    public long Events { get; private set; }
    public long Duplicates { get; private set; }

    /// <summary>The earliest event, and the latest; both 0 for none.</summary>
    public long EarliestAt { get; private set; }
    public long LatestAt { get; private set; }

    /// <summary>About how much memory it takes.</summary>
    public long Bytes => _messages.Bytes + _logs.Bytes + Contacts.Bytes + Conversions.Bytes + (_longLogs?.Bytes ?? 0);

    public ref readonly MessageSlot this[int message] => ref _messages[message];

    /// <summary>The message's events.</summary>
    public ReadOnlySpan<byte> Log(in MessageSlot slot) => slot.Block == Entry.None ? default : _logs.At(slot.Block, slot.Size)[..slot.Length];

    /// <summary>The message of an email and a contact, or −1 if no event told of it.</summary>
    public int Find(string email, string contact)
    {
        int emailSlot = words.Emails.IndexOf(email), contactSlot = Contacts.IndexOf(contact);
        return emailSlot >= 0 && contactSlot >= 0 ? _messages.IndexOf(emailSlot, contactSlot) : Entry.None;
    }

    /// <summary>Folds one event in; one whose id its message knows already changes nothing.</summary>
    /// <param name="fields">The event.</param>
    /// <param name="contactHash">The <see cref="KeyedHash.Hash32"/> of its recipient.</param>
    public void Apply(ref EventFields fields, uint contactHash)
    {
        if (fields.Id.IsEmpty) fields.Id = _derivedId.Of(fields);
        var idCode = _idCode.AsSpan(0, EventIdCode.Write(_idCode, fields.Id));
        var message = _messages.Add(words.Emails.Add(fields.Email), Contacts.Add(fields.Recipient, contactHash));
        ref var slot = ref _messages[message];
        if (Knows(message, slot, idCode, fields.At, out var last))
        {
            Duplicates++;
            return;
        }
        EarliestAt = Events == 0 ? fields.At : Math.Min(EarliestAt, fields.At);
        LatestAt = Math.Max(LatestAt, fields.At);
        Events++;
        slot.Segments = SegmentsOf(slot.Segments, fields);
        Append(ref slot, _record.AsSpan(0, EventRecord.Write(_record, idCode, EntryOf(fields), last)));
    }

    /// <summary>Whether the message has an event of this id; if not, the time that the next event's time is told from.</summary>
    private bool Knows(int message, in MessageSlot slot, ReadOnlySpan<byte> idCode, long at, out long last)
    {
        var log = Log(slot);
        if (log.Length <= LongLog) return EventRecord.Holds(log, idCode, out last);
        _longLogs ??= new LongLogs(exactIds);
        return _longLogs.Knows(message, log, idCode, at, out last);
    }

    private void Append(ref MessageSlot slot, ReadOnlySpan<byte> record)
    {
        var length = slot.Length + record.Length;
        if (slot.Block == Entry.None || length > BlockArena.Capacity(slot.Size)) Move(ref slot, BlockArena.SizeOf(length));
        record.CopyTo(_logs.At(slot.Block, slot.Size)[slot.Length..]);
        slot.Length = length;
    }

    private void Move(ref MessageSlot slot, int size)
    {
        var block = _logs.Take(size);
        if (slot.Block != Entry.None)
        {
            Log(slot).CopyTo(_logs.At(block, size));
            _logs.Free(slot.Block, slot.Size);
        }
        (slot.Block, slot.Size) = (block, size);
    }

    private Entry EntryOf(in EventFields fields)
    {
        var entry = new Entry(fields.Type, fields.At, fields.Actor, RequestEvidence.IsPrefetch(fields.Method, fields.Purpose));
        if (entry.IsRequest)
        {
            entry.Agent = fields.HasUserAgent ? words.Agents.Add(fields.UserAgent) : Entry.None;
            entry.Address = Slot(words.Addresses, fields.Ip);
            entry.Place = PlaceOf(fields);
        }
        entry.Detail = DetailOf(fields);
        return entry;
    }

    private int DetailOf(in EventFields fields) => fields.Type switch
    {
        EventType.Clicked => words.Links.Add(new LinkKey(
            words.Urls.Add(fields.Url), Slot(words.Texts, fields.Link), Slot(words.Texts, fields.Variant), fields.Part, fields.Role)),
        EventType.Viewed => fields.Duration,
        EventType.Bounced or EventType.Deferred => words.Responses.Add(new ResponseKey(
            Slot(words.Texts, fields.Smtp), Slot(words.Texts, fields.Status), Slot(words.Texts, fields.BounceClass),
            Slot(words.Texts, fields.BounceReason), Slot(words.Texts, fields.RemoteMta))),
        EventType.NotSent => Slot(words.Texts, fields.Reason),
        EventType.Unsubscribed or EventType.Resubscribed => Slot(words.Texts, fields.Scope),
        EventType.Converted => Conversions.Add(new Conversion(
            Slot(words.Texts, fields.Goal), Slot(words.Texts, fields.Order), Slot(words.Texts, fields.Currency), fields.Amount)),
        _ => Entry.None,
    };

    private int PlaceOf(in EventFields fields) => fields.Country.IsEmpty && fields.Region.IsEmpty && fields.City.IsEmpty
        ? Entry.None
        : words.Places.Add(new PlaceKey(Slot(words.Texts, fields.Country), Slot(words.Texts, fields.Region), Slot(words.Texts, fields.City)));

    private int SegmentsOf(int set, in EventFields fields)
    {
        if (!fields.Campaign.IsEmpty) set = words.Segments.With(set, SegmentKind.Campaign, fields.Campaign);
        if (!fields.Workflow.IsEmpty) set = words.Segments.With(set, SegmentKind.Workflow, fields.Workflow);
        foreach (var list in fields.Lists) set = words.Segments.With(set, SegmentKind.List, list);
        ReadOnlySpan<byte> name = default;
        var isName = true;
        foreach (var text in fields.Tags)
        {
            if (isName) name = text;
            else set = words.Segments.With(set, SegmentKind.Tag, name, text);
            isName = !isName;
        }
        return set;
    }

    private static int Slot(TextTable table, ReadOnlySpan<byte> text) => text.IsEmpty ? Entry.None : table.Add(text);
}

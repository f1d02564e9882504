using System.Runtime.CompilerServices;
using System.Text;
using CampaignMetrics.Messages.Snapshots;

namespace CampaignMetrics.Messages.Store;

/// <summary>The fold: the one place that says what an event does to a message. It holds all messages of some contacts; a ledger has many such stores, so that threads seldom meet.</summary>
/// <remarks>Whoever reads it holds <see cref="Gate"/>.</remarks>
internal sealed class MessageStore(Vocabulary words, bool exactIds) : IDisposable
{
    private MessageTable _messages = new();
    private LogArena _logs = new();
    private readonly byte[] _record = new byte[EventRecord.MaxLength];
    private LongLogs? _longLogs;
    private SpilledEvents? _spilled;
    private int _spilledMessages;

    public Lock Gate { get; private init; } = new();

    public TextTable Contacts => _messages.Contacts;

    public int Count => _messages.Count;

    /// <summary>How many messages it has, or had when they were spilled.</summary>
    public int KnownMessages => Math.Max(_messages.Count, _spilledMessages);

    public long Events { get; private set; }
    public long Duplicates { get; private set; }

    /// <summary>The earliest event, and the latest; the greatest time and 0 for none.</summary>
    public long EarliestAt { get; private set; } = MessageState.Never;
    public long LatestAt { get; private set; }

    public bool IsSpilled => _spilled is not null;

    /// <summary>About how much memory it takes.</summary>
    public long Bytes => _messages.Bytes + _logs.Bytes + (_longLogs?.Bytes ?? 0);

    public ref readonly MessageSlot this[int message] => ref _messages[message];

    /// <summary>Copies a message's events.</summary>
    /// <inheritdoc cref="LogArena.Copy"/>
    public int CopyLog(in MessageSlot slot, ref byte[] target) => _logs.Copy(slot, ref target);

    /// <summary>The message of an email and a contact, or −1 if no event told of it.</summary>
    public int Find(string email, string contact)
    {
        var key = Encoding.UTF8.GetBytes(contact);
        var slot = words.Emails.IndexOf(email);
        return slot >= 0 ? _messages.IndexOf(slot, key, MessageTable.HashOf(slot, KeyedHash.Hash64(key))) : Entry.None;
    }

    /// <summary>Where the events lie that name no email.</summary>
    public IReadOnlyList<int> Unnamed()
    {
        lock (Gate) return [.. Enumerable.Range(0, Count).Where(message => _messages[message].Email == 0)];
    }

    /// <summary>Folds some events of a batch in; one whose id its message knows already changes nothing.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="events">Indexes of events that belong to this store.</param>
    public void Apply(EventBatch batch, ReadOnlySpan<int> events)
    {
        lock (Gate)
            foreach (var index in events) Apply(batch, batch[index]);
    }

    /// <summary>Asks for where an event's message is looked for.</summary>
    public void Prefetch(in SlottedEvent happened) => _messages.Prefetch(happened.MessageHash);

    /// <summary>Asks for what is kept of the message, when that is there.</summary>
    /// <returns>Which message it probably is, or −1.</returns>
    public int PrefetchSlot(in SlottedEvent happened) => _messages.PrefetchSlot(happened.MessageHash, happened.ContactHash);

    /// <summary>Asks for the contact's key and the log of what is probably a message, when that is there.</summary>
    public void PrefetchTexts(in SlottedEvent happened, int message)
    {
        var messages = _messages;
        if (message < 0)
        {
            messages.Contacts.PrefetchText((uint)happened.ContactHash);
            return;
        }
        var slot = messages.Peek(message);
        messages.Contacts.Prefetch(slot.Contact);
        _logs.Prefetch(slot);
    }

    /// <summary>Adds what another store wrote of a message.</summary>
    /// <param name="contact">The contact's key.</param>
    /// <param name="contactHash">Its <see cref="KeyedHash.Hash64(ReadOnlySpan{byte})"/>.</param>
    /// <param name="email">The email.</param>
    /// <param name="segments">The segments that the events state.</param>
    /// <param name="log">The events.</param>
    public void Add(ReadOnlySpan<byte> contact, ulong contactHash, int email, int segments, ReadOnlySpan<byte> log)
    {
        var message = _messages.Add(email, contact, contactHash, MessageTable.HashOf(email, contactHash));
        var happened = new SlottedEvent { Email = email, Segments = segments };
        for (var at = 0L; !log.IsEmpty;)
        {
            var record = EventRecord.Next(ref log);
            happened.Entry = EventRecord.Read(record, ref at);
            var idCode = record[..EventIdCode.LengthAt(record)];
            happened.IdPlace = EventIdCode.PlaceOf(idCode);
            Apply(happened, message, idCode);
        }
    }

    /// <summary>Writes all messages to a stream and forgets them; what comes from now on follows them there.</summary>
    /// <param name="stream">An empty stream to write and read.</param>
    public void Spill(Stream stream)
    {
        lock (Gate)
        {
            _spilled = new SpilledEvents(stream, this);
            _spilledMessages = Count;
            (_messages, _logs, _longLogs) = (new MessageTable(), new LogArena(), null);
        }
    }

    /// <summary>The store with all its messages, to be read: a view that stays whole when the store is spilled meanwhile, or a copy where it was.</summary>
    public MessageStore Whole()
    {
        lock (Gate)
        {
            if (_spilled is null) return View();
            var whole = new MessageStore(words, exactIds) { Duplicates = Duplicates };
            _spilled.CopyTo(whole);
            return whole;
        }
    }

    public void Dispose() => _spilled?.Dispose();

    private MessageStore View() => new(words, exactIds)
    {
        Gate = Gate, Events = Events, Duplicates = Duplicates, EarliestAt = EarliestAt, LatestAt = LatestAt, _messages = _messages, _logs = _logs,
    };

    private void Apply(EventBatch batch, in SlottedEvent happened)
    {
        if (_spilled is not null)
        {
            _spilled.Add(happened, batch.ContactOf(happened), batch.IdOf(happened));
            Extend(happened.Entry.At);
            Events++;
            return;
        }
        Apply(happened, _messages.Add(happened.Email, batch.ContactOf(happened), happened.ContactHash, happened.MessageHash), batch.IdOf(happened));
    }

    private void Apply(in SlottedEvent happened, int message, ReadOnlySpan<byte> idCode)
    {
        ref var slot = ref _messages[message];
        if (Knows(message, slot, happened, idCode))
        {
            Duplicates++;
            return;
        }
        var at = happened.Entry.At;
        Extend(at);
        Events++;
        slot.Segments = words.Segments.Union(slot.Segments, happened.Segments);
        _logs.Append(ref slot, _record.AsSpan(0, EventRecord.Write(_record, idCode, happened.Entry, slot.LastAt)));
        slot.Ids |= happened.IdBit;
        slot.LastAt = at;
    }

    /// <summary>Whether the message has an event of this id.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Knows(int message, in MessageSlot slot, in SlottedEvent happened, ReadOnlySpan<byte> idCode)
    {
        if (LogArena.IsLong(slot)) return (_longLogs ??= new LongLogs(_logs, exactIds)).Knows(message, slot, idCode);
        return (slot.Ids & happened.IdBit) != 0 && _logs.Holds(slot, idCode);
    }

    private void Extend(long at)
    {
        EarliestAt = Math.Min(EarliestAt, at);
        LatestAt = Math.Max(LatestAt, at);
    }
}

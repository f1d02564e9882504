using System.Text;
using CampaignMetrics.Messages.Snapshots;

namespace CampaignMetrics.Messages.Store;

/// <summary>The fold: the one place that says what an event does to a message. It holds all messages of some contacts; a ledger has many such stores, so that threads seldom meet.</summary>
/// <remarks>Whoever reads it holds <see cref="Gate"/>.</remarks>
internal sealed class MessageStore(Vocabulary words, bool exactIds) : IDisposable
{
    /// <summary>How many events may wait for memory together.</summary>
    public const int Together = 64;

    private MessageTable _messages = new();
    private LogArena _logs = new();
    private readonly byte[] _record = new byte[EventRecord.MaxLength];
    private LongLogs? _longLogs;
    private SpilledEvents? _spilled;
    private int _touched, _spilledMessages;

    public Lock Gate { get; private init; } = new();

    public TextTable Contacts { get; private set; } = new();

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
    public long Bytes => _messages.Bytes + _logs.Bytes + Contacts.Bytes + (_longLogs?.Bytes ?? 0);

    public ref readonly MessageSlot this[int message] => ref _messages[message];

    /// <summary>Copies a message's events.</summary>
    /// <inheritdoc cref="LogArena.Copy"/>
    public int CopyLog(in MessageSlot slot, ref byte[] target) => _logs.Copy(slot, ref target);

    /// <summary>The message of an email and a contact, or −1 if no event told of it.</summary>
    public int Find(string email, string contact)
    {
        var contactHash = KeyedHash.Hash64(Encoding.UTF8.GetBytes(contact));
        int emailSlot = words.Emails.IndexOf(email), contactSlot = Contacts.IndexOf(contact);
        return emailSlot >= 0 && contactSlot >= 0 ? _messages.IndexOf(emailSlot, contactSlot, MessageTable.HashOf(emailSlot, contactHash)) : Entry.None;
    }

    /// <summary>Where the events lie that name no email.</summary>
    public IReadOnlyList<int> Unnamed()
    {
        lock (Gate) return [.. Enumerable.Range(0, Count).Where(message => _messages[message].Email == 0)];
    }

    /// <summary>Folds some events of a batch in; one whose id its message knows already changes nothing.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="events">Indexes of events that belong to this store: up to <see cref="Together"/>.</param>
    public void Apply(EventBatch batch, ReadOnlySpan<int> events)
    {
        Span<int> contacts = stackalloc int[Together], messages = stackalloc int[Together];
        if (_spilled is null) Touch(batch, events, contacts, messages);
        lock (Gate)
            for (var i = 0; i < events.Length; i++) Apply(batch, batch[events[i]], contacts[i], messages[i]);
    }

    /// <summary>Folds the only event of a batch in.</summary>
    public void ApplyOne(EventBatch batch)
    {
        lock (Gate) Apply(batch, batch[0], Entry.None, Entry.None);
    }

    /// <summary>The wait for memory is most of the fold's time. Each loop here loads what does not depend on the loads before it, so that the processor waits for many at once.</summary>
    /// <remarks>Changes nothing, and may run while another thread writes: what it finds is looked at again.</remarks>
    private void Touch(EventBatch batch, ReadOnlySpan<int> events, Span<int> contacts, Span<int> messages)
    {
        for (var i = 0; i < events.Length; i++)
        {
            contacts[i] = Contacts.Touch((uint)batch[events[i]].ContactHash);
            messages[i] = _messages.Touch(batch[events[i]].MessageHash);
        }
        var loaded = 0;
        for (var i = 0; i < events.Length; i++)
        {
            ref readonly var happened = ref batch[events[i]];
            contacts[i] = contacts[i] == 0 ? Entry.None : Contacts.IndexOf(batch.ContactOf(happened), (uint)happened.ContactHash);
            if (messages[i] >= 0) loaded |= _messages.Peek(messages[i]).Contact;
        }
        for (var i = 0; i < events.Length; i++)
            if (messages[i] >= 0) loaded |= _logs.Touch(_messages.Peek(messages[i]));
        _touched = loaded; // else the loads would serve nothing, and be left out
    }

    /// <summary>Adds what another store wrote of a message.</summary>
    /// <param name="contact">The contact's key.</param>
    /// <param name="contactHash">Its <see cref="KeyedHash.Hash64(ReadOnlySpan{byte})"/>.</param>
    /// <param name="email">The email.</param>
    /// <param name="segments">The segments that the events state.</param>
    /// <param name="log">The events.</param>
    public void Add(ReadOnlySpan<byte> contact, ulong contactHash, int email, int segments, ReadOnlySpan<byte> log)
    {
        var message = _messages.Add(email, Contacts.Add(contact, (uint)contactHash), MessageTable.HashOf(email, contactHash), Entry.None);
        var happened = new SlottedEvent { Email = email, Segments = segments };
        for (var at = 0L; !log.IsEmpty;)
        {
            var record = EventRecord.Next(ref log);
            happened.Entry = EventRecord.Read(record, ref at);
            var idCode = record[..EventIdCode.LengthAt(record)];
            happened.IdBit = EventIdCode.BitOf(idCode);
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
            (_messages, _logs, Contacts, _longLogs) = (new MessageTable(), new LogArena(), new TextTable(), null);
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
        Gate = Gate, Contacts = Contacts, Events = Events, Duplicates = Duplicates, EarliestAt = EarliestAt, LatestAt = LatestAt, _messages = _messages, _logs = _logs,
    };

    private void Apply(EventBatch batch, in SlottedEvent happened, int contact, int likely)
    {
        if (_spilled is not null)
        {
            _spilled.Add(happened, batch.ContactOf(happened), batch.IdOf(happened));
            Extend(happened.Entry.At);
            Events++;
            return;
        }
        if (contact < 0) contact = Contacts.Add(batch.ContactOf(happened), (uint)happened.ContactHash);
        Apply(happened, _messages.Add(happened.Email, contact, happened.MessageHash, likely), batch.IdOf(happened));
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

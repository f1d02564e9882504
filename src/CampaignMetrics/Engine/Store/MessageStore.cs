using System.Runtime.CompilerServices;
using System.Text;
using CampaignMetrics.Collections;
using CampaignMetrics.Engine.Snapshots;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Engine.Store;

/// <summary>
/// The fold: the one place that says what an event does to a message. It holds all
/// messages of some contacts; a ledger has many such stores, so that threads seldom meet.
/// </summary>
/// <remarks>Whoever reads it holds <see cref="Gate"/>.</remarks>
internal sealed class MessageStore(Vocabulary words, int maxLogBytes) : IDisposable
{
    private MessageTable _messages = new();
    private LogArena _logs = new();
    private readonly byte[] _record = new byte[EventRecord.MaxLength], _facts = new byte[EventRecord.MaxFacts];
    private LongLogs? _longLogs;
    private DifferingCopies? _copies;
    private SpilledEvents? _spilled;
    private int _spilledMessages;

    public Lock Gate { get; private init; } = new();

    public TextTable Contacts => _messages.Contacts;

    public int Count => _messages.Count;

    /// <summary>How many messages it has, or had when they were spilled.</summary>
    public int KnownMessages => Math.Max(_messages.Count, _spilledMessages);

    public long Events { get; private set; }
    public long Duplicates { get; private set; }

    /// <summary>Events that their message had no room for.</summary>
    public long Refused { get; private set; }

    /// <summary>No event is earlier or later; the greatest time and 0 for none.</summary>
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
        return slot >= 0 ? _messages.IndexOf(slot, key, MessageTable.HashOf(slot, KeyedHash.Hash64(key))) : Slot.None;
    }

    /// <summary>The messages of a contact, and where its events lie that name no email.</summary>
    public IReadOnlyList<int> Of(string contact)
    {
        var slot = Contacts.IndexOf(contact);
        if (slot < 0) return [];
        return [.. Enumerable.Range(0, Count).Where(message => Contacts.SlotAt(_messages[message].Contact) == slot)];
    }

    /// <summary>The order of two emails by their keys.</summary>
    public int CompareEmails(int x, int y) => words.Emails[x].SequenceCompareTo(words.Emails[y]);

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

    /// <summary>Prefetches the bucket in which an event's message is looked up.</summary>
    public void Prefetch(in SlottedEvent happened) => _messages.Prefetch(happened.MessageHash);

    /// <summary>Prefetches the slot of the message, if its bucket is in the cache by now.</summary>
    /// <returns>Which message it probably is, or −1.</returns>
    public int PrefetchSlot(in SlottedEvent happened) => _messages.PrefetchSlot(happened.MessageHash, happened.ContactHash);

    /// <summary>Prefetches the contact's key and the log of the message, if its slot is in the cache by now.</summary>
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

    /// <summary>Prefetches a message's slot.</summary>
    public void PrefetchSlot(int message) => Collections.Prefetch.Line(in _messages.Peek(message));

    /// <summary>Prefetches a message's log, if its slot is in the cache by now.</summary>
    public void PrefetchLog(int message) => _logs.Prefetch(_messages.Peek(message));

    /// <summary>Adds what another store wrote of a message.</summary>
    /// <param name="contact">The contact's key.</param>
    /// <param name="contactHash">Its <see cref="KeyedHash.Hash64(ReadOnlySpan{byte})"/>.</param>
    /// <param name="email">The email.</param>
    /// <param name="from">What the events are told from.</param>
    /// <param name="log">The events.</param>
    public void Add(ReadOnlySpan<byte> contact, ulong contactHash, int email, RecordBase from, ReadOnlySpan<byte> log)
    {
        lock (Gate)
        {
            _spilled?.Add(contact, email, from, log);
            var message =
                _spilled is null ? _messages.Add(email, contact, contactHash, MessageTable.HashOf(email, contactHash)) : Slot.None;
            while (!log.IsEmpty) Add(message, email, from, EventRecord.Next(ref log));
        }
    }

    private void Add(int message, int email, RecordBase from, ReadOnlySpan<byte> record)
    {
        if (EventRecord.IsDead(record)) return;
        var entry = EventRecord.Read(record, from, out var values);
        if (message == Slot.None)
        {
            Extend(entry.At);
            Events++;
            return;
        }
        var idCode = record[..EventIdCode.LengthAt(record)];
        Apply(new SlottedEvent { Email = email, Entry = entry, Segments = entry.Segments }, message, idCode, values);
    }

    /// <summary>Writes all messages to a stream and forgets them; what comes from now on follows them there.</summary>
    /// <param name="stream">An empty stream to write and read; it is closed if it fails.</param>
    /// <exception cref="IOException">The stream cannot be written; all messages are in memory as before.</exception>
    public void Spill(Stream stream)
    {
        lock (Gate)
        {
            _spilled = SpilledEvents.Of(stream, this);
            _spilledMessages = Count;
            (_messages, _logs, _longLogs) = (new MessageTable(), new LogArena(), null);
        }
    }

    /// <summary>
    /// The store with all its messages, to be read: a view that stays whole when the store is spilled meanwhile, or a copy where it was.
    /// </summary>
    public MessageStore Whole()
    {
        lock (Gate)
        {
            if (_spilled is null) return View();
            var whole = new MessageStore(words, maxLogBytes) { Duplicates = Duplicates };
            _spilled.CopyTo(whole);
            return whole;
        }
    }

    /// <summary>Writes what waits for the stream, if there is one and much waits.</summary>
    /// <exception cref="IOException">The stream cannot be written; nothing is lost.</exception>
    public void WriteSpilled()
    {
        lock (Gate) _spilled?.WriteIfDue();
    }

    public void Dispose()
    {
        lock (Gate) _spilled?.Dispose();
    }

    private MessageStore View() => new(words, maxLogBytes)
    {
        Gate = Gate, Events = Events, Duplicates = Duplicates, Refused = Refused, EarliestAt = EarliestAt, LatestAt = LatestAt,
        _messages = _messages, _logs = _logs,
    };

    private void Apply(EventBatch batch, in SlottedEvent happened)
    {
        if (_spilled is not null)
        {
            _spilled.Add(happened, batch.ContactOf(happened), batch.IdOf(happened), batch.ValuesOf(happened));
            Extend(happened.Entry.At);
            Events++;
            return;
        }
        Apply(
            happened, _messages.Add(happened.Email, batch.ContactOf(happened), happened.ContactHash, happened.MessageHash),
            batch.IdOf(happened), batch.ValuesOf(happened));
    }

    private void Apply(in SlottedEvent happened, int message, ReadOnlySpan<byte> idCode, ReadOnlySpan<byte> values)
    {
        ref var slot = ref _messages[message];
        if (slot.Chunk == 0) (slot.BaseAt, slot.Segments) = (happened.Entry.At, happened.Segments);
        var facts = _facts.AsSpan(0, EventRecord.WriteFacts(_facts, happened.Entry, happened.Segments, values, slot.Base));
        var known = Find(message, slot, happened, idCode);
        if (!known.IsEmpty)
        {
            Duplicates++;
            if (!known[idCode.Length..].SequenceEqual(facts)) Contest(message, known, happened, idCode, values, facts);
            return;
        }
        if (IsFull(message, slot))
        {
            Refused++;
            return;
        }
        Events++;
        Append(message, happened, idCode, facts);
        slot.Ids |= happened.IdBit;
    }

    /// <summary>A log is copied whole to be read. Only a long one can be full, and of those the index knows the length.</summary>
    private bool IsFull(int message, in MessageSlot slot) =>
        LogArena.IsLong(slot) && _longLogs!.BytesOf(message) > maxLogBytes - EventRecord.MaxLength;

    private void Append(int message, in SlottedEvent happened, ReadOnlySpan<byte> idCode, ReadOnlySpan<byte> facts)
    {
        ref var slot = ref _messages[message];
        Extend(happened.Entry.At);
        var record = _record.AsSpan(0, EventRecord.Write(_record, idCode, facts));
        var place = _logs.Append(ref slot, record);
        _longLogs?.Add(message, idCode, happened.Entry.Type, place, record.Length);
    }

    /// <summary>Of two copies of one event that differ, one counts, whichever came first; the other is as if it had never come.</summary>
    private void Contest(
        int message, Span<byte> known, in SlottedEvent happened, ReadOnlySpan<byte> idCode, ReadOnlySpan<byte> values,
        ReadOnlySpan<byte> facts)
    {
        var held = EventRecord.Read(known, _messages[message].Base, out var heldValues);
        var copies = _copies ??= new DifferingCopies(words);
        if (!copies.Precedes(happened.Entry, happened.Segments, values, held, held.Segments, heldValues)) return;
        if (known.Length == idCode.Length + facts.Length)
        {
            facts.CopyTo(known[idCode.Length..]);
            Extend(happened.Entry.At);
            return;
        }
        // A full log keeps what it has: its copies would take more than there is room for.
        if (IsFull(message, _messages[message])) return;
        EventRecord.Kill(known);
        Append(message, happened, idCode, facts);
    }

    /// <summary>What the message's log holds of this event; empty if it is new.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Find(int message, in MessageSlot slot, in SlottedEvent happened, ReadOnlySpan<byte> idCode)
    {
        if (LogArena.IsLong(slot)) return (_longLogs ??= new LongLogs(_logs)).Find(message, slot, idCode, happened.Entry.Type);
        return (slot.Ids & happened.IdBit) != 0 ? _logs.Find(slot, idCode, happened.Entry.Type) : default;
    }

    private void Extend(long at)
    {
        EarliestAt = Math.Min(EarliestAt, at);
        LatestAt = Math.Max(LatestAt, at);
    }
}

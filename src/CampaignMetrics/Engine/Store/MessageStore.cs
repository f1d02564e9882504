using System.Runtime.CompilerServices;
using System.Text;
using CampaignMetrics.Collections;
using CampaignMetrics.Engine.Snapshots;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Engine.Store;

/// <summary>
/// Holds all messages of some contacts, and applies events to them. A ledger has 64 such stores, chosen by the contact's hash, so that
/// threads seldom wait for each other's lock.
/// </summary>
/// <remarks>
/// <para>Applying an event appends it to its message's log, unless the log has it already. What the events mean is decided only when the
/// log is read: see <see cref="MessageFold"/>. A spilled store appends to its stream and looks for duplicates when it is read back.</para>
/// <para>Readers must hold <see cref="Gate"/>; the methods that prefetch need no lock.</para>
/// </remarks>
internal sealed partial class MessageStore(Vocabulary words, int maxLogBytes) : IDisposable
{
    private MessageTable _messages = new();
    private SignTable _signs = new();
    private EmailDays _days = new();
    private LogArena _logs = new();
    private LongLogs? _longLogs;
    private DifferingCopies? _copies;
    private SpilledEvents? _spilled;
    private int _spilledMessages;
    private bool _isMoved;
    private MessageJournal? _journal;
    // The position at which a view shows the messages; null for the present.
    private JournalPosition? _at;

    /// <summary>The lock of this store; a view of <see cref="Whole"/> shares it.</summary>
    public Lock Gate { get; private init; } = new();

    public TextTable Contacts => _messages.Contacts;

    public int Count => _messages.Count;

    /// <summary>The number of messages in memory, or that there were when they were spilled.</summary>
    public int KnownMessages => Math.Max(_messages.Count, _spilledMessages);

    public long Events { get; private set; }
    public long Duplicates { get; private set; }

    /// <summary>The number of events that were rejected because their message's log was full.</summary>
    public long Refused { get; private set; }

    /// <summary>Bounds of the events' times: no event is earlier or later. Without events <see cref="MessageState.Never"/> and 0.</summary>
    public long EarliestAt { get; private set; } = MessageState.Never;
    public long LatestAt { get; private set; }

    public bool IsSpilled => _spilled is not null;

    /// <summary>About how much memory it takes, in bytes.</summary>
    public long Bytes => _messages.Bytes + _logs.Bytes + (_longLogs?.Bytes ?? 0);

    public ref readonly MessageSlot this[int message] => ref _messages[message];

    /// <summary>A message, in a view of <see cref="At"/> as it was at the view's position; without a chunk if it did not exist.</summary>
    public MessageSlot SlotOf(int message) =>
        _at is { } at ? _journal!.At(message, at, _messages[message]) : _messages[message];

    /// <summary>The messages of each email and of each contact.</summary>
    public MessageChains Chains => _messages.Chains;

    /// <summary>The slots of the emails that have signs here, in no particular order.</summary>
    public IEnumerable<int> EmailsWithSigns => _signs.Emails;

    /// <summary>The signs that any of the emails has here.</summary>
    public EmailSigns SignsOfAny =>
        _signs.OfAny is var signs && IsSpilled && signs != EmailSigns.None ? signs | EmailSigns.Unsure : signs;

    /// <summary>What the events of an email show. Where the store is spilled, copies are not told apart yet, so no sign is sure.</summary>
    public EmailSigns SignsOf(int email) =>
        _signs[email] is var signs && IsSpilled && signs != EmailSigns.None ? signs | EmailSigns.Unsure : signs;

    /// <summary>The slots of the emails that may have events in a period, in no particular order.</summary>
    /// <inheritdoc cref="EmailDays.Between"/>
    public IEnumerable<int> EmailsBetween(long from, long to) => _days.Between(from, to);

    /// <summary>Copies a message's events.</summary>
    /// <inheritdoc cref="LogArena.Copy"/>
    public int CopyLog(in MessageSlot slot, ref byte[] target) => _logs.Copy(slot, ref target);

    /// <summary>The index of the message of an email and contact, or −1 if there is none.</summary>
    public int Find(string email, string contact)
    {
        var key = Encoding.UTF8.GetBytes(contact);
        var slot = words.Emails.IndexOf(email);
        return slot >= 0 ? _messages.IndexOf(slot, key, MessageTable.HashOf(slot, KeyedHash.Hash64(key))) : Slot.None;
    }

    /// <summary>The index of the message of an email and contact, by their slots, or −1 if there is none. Under the lock.</summary>
    public int Find(int email, int contact)
    {
        var key = Contacts[contact];
        return _messages.IndexOf(email, key, MessageTable.HashOf(email, KeyedHash.Hash64(key)));
    }

    /// <summary>The indexes of a contact's messages, and of the slot that holds its events without an email.</summary>
    public IReadOnlyList<int> Of(string contact) => Contacts.IndexOf(contact) is >= 0 and var slot ? Of(slot) : [];

    /// <inheritdoc cref="Of(string)"/>
    public IReadOnlyList<int> Of(int contact)
    {
        var messages = new List<int>();
        for (var message = Chains.FirstOfContact(contact); message != Slot.None; message = Chains.NextOfContact(message))
            messages.Add(message);
        // In the order of arrival; the list itself begins with the latest.
        messages.Sort();
        return messages;
    }

    /// <summary>Compares two emails by their keys.</summary>
    public int CompareEmails(int x, int y) => words.Emails[x].SequenceCompareTo(words.Emails[y]);

    /// <summary>Applies some events of a batch. A copy of a known event (same id and type) changes nothing but the count of duplicates,
    /// unless it differs and takes precedence: see <see cref="DifferingCopies"/>.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="events">The indexes of events that belong to this store.</param>
    /// <param name="counts">What became of them. A spilled store finds duplicates only when it is read back, and calls all of them
    /// new.</param>
    /// <returns>False if the messages moved to other stores: nothing was applied.</returns>
    public bool TryApply(EventBatch batch, ReadOnlySpan<int> events, out EventCounts counts)
    {
        lock (Gate)
        {
            var before = Counts;
            if (!_isMoved)
                foreach (var index in events) Apply(batch, batch[index]);
            counts = Counts - before;
            return !_isMoved;
        }
    }

    /// <summary>What became of all events so far.</summary>
    public EventCounts Counts => new(Events, Duplicates, Refused);

    /// <summary>Prefetches the hash bucket in which an event's message is looked up.</summary>
    public void Prefetch(in SlottedEvent happened) => _messages.Prefetch(happened.MessageHash);

    /// <summary>Prefetches the slot of the message, whose bucket should be in the cache by now.</summary>
    /// <returns>The index of the message that it probably is, or −1.</returns>
    public int PrefetchSlot(in SlottedEvent happened) => _messages.PrefetchSlot(happened.MessageHash, happened.ContactHash);

    /// <summary>Prefetches the contact's key and the log of the message, whose slot should be in the cache by now.</summary>
    public void PrefetchTexts(in SlottedEvent happened, int message)
    {
        // Read once, since a spill may replace it.
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

    /// <summary>Prefetches a message's log; the slot should be in the cache by now.</summary>
    public void PrefetchLog(int message) => _logs.Prefetch(_messages.Peek(message));

    /// <summary>Prefetches the earlier part of a message's log; the later one should be in the cache by now.</summary>
    public void PrefetchEarlierLog(int message) => _logs.PrefetchEarlier(_messages.Peek(message));

    private void Apply(EventBatch batch, in SlottedEvent happened)
    {
        if (_spilled is not null)
        {
            _spilled.Add(happened, batch.ContactOf(happened), batch.IdOf(happened), batch.ValuesOf(happened));
            Note(happened.Email, happened.Entry);
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
        // The first event sets the base before its own facts are written relative to it.
        if (slot.Chunk == 0) (slot.BaseAt, slot.Segments) = (happened.Entry.At, happened.Segments);
        var room = values.IsEmpty
            ? stackalloc byte[EventRecord.MaxFactsButValues] : stackalloc byte[EventRecord.MaxFactsButValues + values.Length];
        var facts = room[..EventRecord.WriteFacts(room, happened.Entry, happened.Segments, values, slot.Base)];
        var known = Find(message, ref slot, happened, idCode);
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
        Append(message, ref slot, happened, idCode, facts);
        slot.Ids |= happened.IdBit;
    }

    /// <summary>Whether the log is full: readers copy logs whole into one array. Only long logs can be, and the index knows their
    /// lengths, since <c>Find</c> has looked the message up before.</summary>
    private bool IsFull(int message, in MessageSlot slot) =>
        LogArena.IsLong(slot) && _longLogs!.BytesOf(message) > maxLogBytes - EventRecord.MaxLength;

    private void Append(
        int message, ref MessageSlot slot, in SlottedEvent happened, ReadOnlySpan<byte> idCode, ReadOnlySpan<byte> facts)
    {
        _journal?.Note(message, slot, Count);
        Note(happened.Email, happened.Entry);
        var record = _logs.Append(ref slot, EventRecord.LengthOf(idCode.Length + facts.Length), out var place);
        EventRecord.Write(record, idCode, facts);
        _longLogs?.Add(message, idCode, happened.Entry.Type, place, record.Length);
    }

    /// <summary>Decides between two differing copies of an event. The one that counts does not depend on which came first.</summary>
    private void Contest(
        int message, Span<byte> known, in SlottedEvent happened, ReadOnlySpan<byte> idCode, ReadOnlySpan<byte> values,
        ReadOnlySpan<byte> facts)
    {
        var held = EventRecord.Read(known, _messages[message].Base, out var heldValues);
        var copies = _copies ??= new DifferingCopies(words);
        if (!copies.Precedes(happened.Entry, happened.Segments, values, held, held.Segments, heldValues)) return;
        // The log changes in its midst, so how it was is lost.
        _journal?.BeginAnew();
        if ((SignTable.Of(held) & ~SignTable.Of(happened.Entry)) != 0) _signs.Add(happened.Email, EmailSigns.Unsure);
        if (known.Length == idCode.Length + facts.Length)
        {
            // Of the same length: overwritten in place, which saves a dead record.
            facts.CopyTo(known[idCode.Length..]);
            Note(happened.Email, happened.Entry);
            return;
        }
        // A full log keeps the copy it has, since the better one does not fit: here the order of arrival matters.
        if (IsFull(message, _messages[message])) return;
        EventRecord.Kill(known);
        Append(message, ref _messages[message], happened, idCode, facts);
    }

    /// <summary>The record of this event in the message's log; empty if the event is new.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<byte> Find(int message, ref MessageSlot slot, in SlottedEvent happened, ReadOnlySpan<byte> idCode)
    {
        if (LogArena.IsLong(slot)) return (_longLogs ??= new LongLogs(_logs)).Find(message, slot, idCode, happened.Entry.Type);
        return (slot.Ids & happened.IdBit) != 0 ? _logs.Find(ref slot, idCode, happened.Entry.Type) : default;
    }

    /// <summary>Notes the time and the signs of an event that was added.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Note(int email, in Entry entry)
    {
        EarliestAt = Math.Min(EarliestAt, entry.At);
        LatestAt = Math.Max(LatestAt, entry.At);
        _signs.Add(email, SignTable.Of(entry));
        _days.Add(email, entry.At);
    }
}

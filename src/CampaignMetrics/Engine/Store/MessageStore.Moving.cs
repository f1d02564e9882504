using CampaignMetrics.Collections;
using CampaignMetrics.Engine.Snapshots;

namespace CampaignMetrics.Engine.Store;

/// <summary>Whole messages on their way: from a snapshot, to other stores, to a stream and back.</summary>
internal sealed partial class MessageStore
{
    /// <summary>About how many bytes of a stream are read back as one part. Each part takes a pass over the stream.</summary>
    private const int PartBytes = 1 << 22;

    /// <summary>Adds the records of a message from a snapshot, a spilled stream or another store.</summary>
    /// <param name="contact">The contact's key.</param>
    /// <param name="contactHash">Its <see cref="KeyedHash.Hash64(ReadOnlySpan{byte})"/>.</param>
    /// <param name="email">The email's slot.</param>
    /// <param name="from">The base to which the records are relative.</param>
    /// <param name="log">The records.</param>
    /// <returns>False if the messages moved to other stores: nothing was added.</returns>
    public bool TryAdd(ReadOnlySpan<byte> contact, ulong contactHash, int email, RecordBase from, ReadOnlySpan<byte> log)
    {
        lock (Gate)
        {
            if (_isMoved) return false;
            _spilled?.Add(contact, email, from, log);
            var message =
                _spilled is null ? _messages.Add(email, contact, contactHash, MessageTable.HashOf(email, contactHash)) : Slot.None;
            while (!log.IsEmpty) Add(message, email, from, EventRecord.Next(ref log));
            return true;
        }
    }

    /// <summary>Copies all messages to other stores. From then on nothing can be applied to this one; who reads it goes on
    /// reading.</summary>
    /// <param name="storeOf">The store that takes a contact's messages, by the contact's hash.</param>
    /// <param name="publish">Makes the others known, before the first event is refused here.</param>
    public void MoveTo(Func<ulong, MessageStore> storeOf, Action publish)
    {
        lock (Gate)
        {
            var log = Array.Empty<byte>();
            for (var message = 0; message < Count; message++)
            {
                ref readonly var slot = ref _messages[message];
                var contact = Contacts.At(slot.Contact);
                var hash = KeyedHash.Hash64(contact);
                var length = _logs.Copy(slot, ref log);
                storeOf(hash).TryAdd(contact, hash, slot.Email, slot.Base, log.AsSpan(0, length));
            }
            // Only their sums count, so any of them may tell them.
            if (Count > 0) storeOf(0).AddCounts(Duplicates, Refused);
            _isMoved = true;
            publish();
        }
    }

    /// <summary>Applies nothing from now on.</summary>
    public void Close()
    {
        lock (Gate) _isMoved = true;
    }

    /// <summary>Applies events again, after <see cref="Close"/>.</summary>
    public void Reopen()
    {
        lock (Gate) _isMoved = false;
    }

    /// <summary>Counts duplicates and refused events that were found elsewhere.</summary>
    public void AddCounts(long duplicates, long refused)
    {
        lock (Gate) (Duplicates, Refused) = (Duplicates + duplicates, Refused + refused);
    }

    private void Add(int message, int email, RecordBase from, ReadOnlySpan<byte> record)
    {
        if (EventRecord.IsDead(record)) return;
        var entry = EventRecord.Read(record, from, out var values);
        if (message == Slot.None)
        {
            // Spilled: duplicates are found when the stream is read back, so every record counts for now.
            Note(email, entry);
            Events++;
            return;
        }
        var idCode = record[..EventIdCode.LengthAt(record)];
        Apply(new SlottedEvent { Email = email, Entry = entry, Segments = entry.Segments }, message, idCode, values);
    }

    /// <summary>Writes all messages to a stream and frees their memory; later events are appended to the stream.</summary>
    /// <param name="stream">An empty stream to write and read; it is closed if writing fails.</param>
    /// <exception cref="IOException">The stream cannot be written; all messages stay in memory.</exception>
    public void Spill(Stream stream)
    {
        lock (Gate)
        {
            _spilled = SpilledEvents.Of(stream, this);
            _spilledMessages = Count;
            FreeMessages();
        }
    }

    private void FreeMessages() => (_messages, _logs, _longLogs) = (new MessageTable(), new LogArena(), null);

    /// <summary>
    /// A store with all messages in memory, for reading: a view of this one that survives a spill meanwhile, or, if it was spilled, a copy
    /// read back from the stream.
    /// </summary>
    public MessageStore Whole() => Part(0, of: 1);

    /// <summary>As <see cref="Whole"/>, but a spilled store is read back in parts, for those who need the messages of one contact at a
    /// time: of any size, it takes little memory. A part has its messages until the next one is asked for.</summary>
    public IEnumerable<MessageStore> Parts()
    {
        int count;
        lock (Gate) count = 1 + (int)((_spilled?.Bytes ?? 0) / PartBytes);
        for (var i = 0; i < count; i++)
        {
            var part = Part(i, count);
            yield return part;
            // Whoever still holds the part does not hold its memory beside that of the next one.
            part.FreeMessages();
        }
    }

    private MessageStore Part(int index, int of)
    {
        lock (Gate)
        {
            if (_spilled is null) return View();
            var part = new MessageStore(words, maxLogBytes) { Duplicates = Duplicates };
            // Neither the bits that chose the store nor those that choose buckets.
            _spilled.CopyTo(part, hash => (int)(hash >> 32 & ushort.MaxValue) % of == index);
            return part;
        }
    }

    /// <summary>Writes buffered events to the stream, if the store is spilled and its buffer is full.</summary>
    /// <exception cref="IOException">The stream cannot be written; nothing is lost.</exception>
    public void WriteSpilled()
    {
        lock (Gate) _spilled?.WriteIfDue();
    }

    public void Dispose()
    {
        lock (Gate) _spilled?.Dispose();
    }

    /// <summary>A view of the messages as they are now. It shows them so later on, as long as the journal <see cref="Reaches"/> its
    /// position.</summary>
    /// <param name="position">Receives that position.</param>
    /// <returns>The view; null where the messages were spilled or moved.</returns>
    public MessageStore? Mark(out JournalPosition position)
    {
        lock (Gate)
        {
            position = default;
            if (_spilled is not null || _isMoved) return null;
            position = (_journal ??= new MessageJournal()).Mark();
            return View(position);
        }
    }

    /// <summary>A view of the messages as they were at an earlier position.</summary>
    public MessageStore At(JournalPosition position)
    {
        lock (Gate) return View(position);
    }

    /// <summary>Whether views at a position show the messages as they were then.</summary>
    public bool Reaches(JournalPosition position)
    {
        lock (Gate) return _journal?.Reaches(position) == true;
    }

    /// <summary>The contacts of the messages that changed after a position, by slot and in order, each once; null where the journal does
    /// not reach it any more.</summary>
    public int[]? ContactsSince(JournalPosition position)
    {
        lock (Gate)
        {
            if (_journal?.Reaches(position) != true) return null;
            var contacts = new HashSet<int>();
            foreach (var message in _journal.Since(position)) contacts.Add(Contacts.SlotAt(_messages[message].Contact));
            return [.. contacts.Order()];
        }
    }

    /// <summary>Puts all positions out of date if the journal is half full. Called when all messages are counted anew, so that the stores'
    /// journals do not become full one after the other.</summary>
    public void BeginJournalAnewIfHalfFull()
    {
        lock (Gate)
            if (_journal?.IsHalfFull(Count) == true) _journal.BeginAnew();
    }

    private MessageStore View(JournalPosition? at = null) => new(words, maxLogBytes)
    {
        Gate = Gate, Events = Events, Duplicates = Duplicates, Refused = Refused, EarliestAt = EarliestAt, LatestAt = LatestAt,
        _messages = _messages, _logs = _logs, _signs = _signs, _days = _days, _journal = _journal, _at = at,
    };
}

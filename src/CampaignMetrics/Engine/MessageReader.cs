using CampaignMetrics.Engine.Store;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Engine;

/// <summary>
/// Reads messages one after the other: copies a message's log and decodes it into <see cref="MessageEvents"/>. The stores may be written
/// to meanwhile. Not thread-safe: each thread has its own.
/// </summary>
internal sealed class MessageReader
{
    private byte[] _log = new byte[1024];
    private int _length;

    public MessageReader(Vocabulary words, LedgerOptions options) =>
        Events = new MessageEvents(words, options.Knowledge, IdOf, CodeOf, ValuesOf);

    /// <summary>The events of the message that was opened last.</summary>
    public MessageEvents Events { get; }

    /// <summary>The store of that message; null before the first.</summary>
    public MessageStore? Store { get; private set; }

    /// <summary>The copy of its log, and the base to which the records there are relative.</summary>
    public ReadOnlySpan<byte> Log => _log.AsSpan(0, _length);
    public RecordBase Base { get; private set; }

    /// <summary>Reads the events of an email and contact.</summary>
    public void Open(MessageStore store, int message)
    {
        int contact;
        lock (store.Gate) contact = store.Contacts.SlotAt(store[message].Contact);
        Open(store, message, contact);
    }

    /// <inheritdoc cref="Open(MessageStore, int)"/>
    /// <param name="store">The store of the message.</param>
    /// <param name="message">The message's index in the store.</param>
    /// <param name="contact">The slot of its contact, where the caller knows it.</param>
    /// <returns>Whether it exists: a view of an earlier position does not show later messages.</returns>
    public bool Open(MessageStore store, int message, int contact)
    {
        Store = store;
        // The lock is held for the copy alone, not while the events are decoded.
        lock (store.Gate)
        {
            var slot = store.SlotOf(message);
            Events.Open(slot.Email, contact);
            Base = slot.Base;
            _length = store.CopyLog(slot, ref _log);
        }
        Decode();
        Events.Close();
        return _length > 0;
    }

    private ReadOnlySpan<byte> IdOf(in Entry entry, byte[] scratch) => EventIdCode.Read(_log.AsSpan(entry.Id), scratch);

    private ReadOnlySpan<byte> CodeOf(in Entry entry) => Log.Slice(entry.Id, EventIdCode.LengthAt(Log[entry.Id..]));

    private ReadOnlySpan<byte> ValuesOf(in Entry entry)
    {
        EventRecord.Read(Log[entry.Id..], Base, out var values);
        return values;
    }

    private void Decode()
    {
        var log = Log;
        while (!log.IsEmpty)
        {
            var record = EventRecord.Next(ref log);
            var type = EventRecord.TypeAt(record);
            if (EventRecord.IsDead(type)) continue;
            ref var entry = ref Events.Room(type);
            EventRecord.Read(record, Base, ref entry, out _);
            // The record's offset in the log; its id comes first, so ids need not be decoded unless asked for.
            entry.Id = _length - log.Length - record.Length;
            Events.Add(in entry);
        }
    }
}

using CampaignMetrics.Engine.Store;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Engine;

/// <summary>
/// Reads the logs of messages one by one. Stores may be written to meanwhile: a log is copied before it is read. Not for two threads at
/// once.
/// </summary>
internal sealed class MessageReader
{
    private byte[] _log = new byte[1024];
    private int _length;

    public MessageReader(Vocabulary words, LedgerOptions options) =>
        Events = new MessageEvents(words, options.Knowledge, IdOf, CodeOf, ValuesOf);

    /// <summary>What was read last.</summary>
    public MessageEvents Events { get; }

    /// <summary>Its log, and what the records there are told from.</summary>
    public ReadOnlySpan<byte> Log => _log.AsSpan(0, _length);
    public RecordBase Base { get; private set; }

    /// <summary>Reads the events of an email and a contact.</summary>
    public void Open(MessageStore store, int message)
    {
        int contact;
        lock (store.Gate) contact = store.Contacts.SlotAt(store[message].Contact);
        Open(store, message, contact);
    }

    /// <inheritdoc cref="Open(MessageStore, int)"/>
    /// <param name="store">Where they lie.</param>
    /// <param name="message">Which message.</param>
    /// <param name="contact">Its contact's slot.</param>
    public void Open(MessageStore store, int message, int contact)
    {
        lock (store.Gate)
        {
            ref readonly var slot = ref store[message];
            Events.Open(slot.Email, contact);
            Base = slot.Base;
            _length = store.CopyLog(slot, ref _log);
        }
        Decode();
        Events.Close();
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
            if (EventRecord.IsDead(record)) continue;
            ref var entry = ref Events.Room(EventRecord.TypeAt(record));
            EventRecord.Read(record, Base, ref entry, out _);
            entry.Id = _length - log.Length - record.Length;
            Events.Add(in entry);
        }
    }
}

using System.Numerics;
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

    public MessageReader(Vocabulary words, LedgerOptions options) => Events = new MessageEvents(words, options.Knowledge, IdOf, ValuesOf);

    /// <summary>What was read last.</summary>
    public MessageEvents Events { get; }

    /// <summary>Its log, and what the records there are told from.</summary>
    public ReadOnlySpan<byte> Log => _log.AsSpan(0, _length);
    public RecordBase Base { get; private set; }

    /// <summary>Reads the events of an email and a contact.</summary>
    public void Open(MessageStore store, int message)
    {
        ulong ids;
        lock (store.Gate)
        {
            ref readonly var slot = ref store[message];
            Events.Open(slot.Email, store.Contacts.SlotAt(slot.Contact));
            (Base, ids) = (slot.Base, slot.Ids);
            _length = store.CopyLog(slot, ref _log);
        }
        Decode();
        // An id has a bit: with as many bits as events no two are alike.
        Events.Close(mayShareIds: BitOperations.PopCount(ids) < Events.Count);
    }

    private ReadOnlySpan<byte> IdOf(in Entry entry, byte[] scratch) => EventIdCode.Read(_log.AsSpan(entry.Id), scratch);

    private ReadOnlySpan<byte> ValuesOf(in Entry entry)
    {
        EventRecord.Read(Log[entry.Id..], Base, out _, out var values);
        return values;
    }

    private void Decode()
    {
        var log = Log;
        while (!log.IsEmpty)
        {
            var record = EventRecord.Next(ref log);
            if (EventRecord.IsDead(record)) continue;
            var entry = EventRecord.Read(record, Base, out var stated, out _);
            (entry.Id, entry.Segments) = (_length - log.Length - record.Length, stated);
            Events.Add(entry, stated);
        }
    }
}

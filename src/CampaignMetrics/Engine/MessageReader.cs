using CampaignMetrics.Collections;
using CampaignMetrics.Engine.Store;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Engine;

/// <summary>
/// Reads the logs of messages one by one, and folds them. Stores may be written
/// to meanwhile: a log is copied before it is read. Not for two threads at once.
/// </summary>
internal sealed class MessageReader
{
    private readonly Vocabulary _words;
    private readonly HeadersTable _headers;
    private byte[] _log = new byte[1024];
    private Entry[] _entries = new Entry[64];
    private MessageState _state;
    private int _count;

    public MessageReader(Vocabulary words, EmailCatalog catalog, Enrichment enrichment)
    {
        _words = words;
        _headers = new HeadersTable(words);
        Fold = new MessageFold(words, catalog, enrichment, IdOf);
    }

    /// <summary>What folds the messages.</summary>
    public MessageFold Fold { get; }

    /// <summary>What <see cref="Open"/> read last: its keys and instants.</summary>
    public ref readonly MessageState State => ref _state;

    /// <summary>Its events other than sent and delivered, in no order.</summary>
    public ReadOnlySpan<Entry> Entries => _entries.AsSpan(0, _count);

    /// <summary>Reads a message's events.</summary>
    public void Open(MessageStore store, int message)
    {
        int length;
        RecordBase from;
        lock (store.Gate)
        {
            ref readonly var slot = ref store[message];
            var contact = store.Contacts.SlotAt(slot.Contact);
            _state = new MessageState
            {
                Email = slot.Email, Contact = contact, FirstAt = MessageState.Never, SentAt = MessageState.Never, DeliveredAt = -1,
            };
            from = slot.Base;
            length = store.CopyLog(slot, ref _log);
        }
        Decode(length, from);
    }

    /// <summary>Folds the opened message.</summary>
    public FoldedMessage Folded() => Fold.Fold(in _state, _entries.AsSpan(0, _count));

    private ReadOnlySpan<byte> IdOf(in Entry entry, byte[] scratch) => EventIdCode.Read(_log.AsSpan(entry.Id), scratch);

    private void Decode(int length, RecordBase from)
    {
        _count = 0;
        var segments = 0;
        ReadOnlySpan<byte> log = _log.AsSpan(0, length);
        while (!log.IsEmpty)
        {
            var record = EventRecord.Next(ref log);
            if (EventRecord.IsDead(record)) continue;
            var entry = EventRecord.Read(record, from, out var stated);
            segments = _words.Segments.Union(segments, stated);
            if (_state.Takes(entry)) continue;
            if (_count == _entries.Length) Array.Resize(ref _entries, _entries.Length * 2);
            entry.Id = length - log.Length - record.Length;
            entry.Prefetch = _headers.IsPrefetch(entry.Headers);
            _entries[_count++] = entry;
        }
        _state.Segments = segments;
    }
}

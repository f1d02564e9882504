using CampaignMetrics.Events;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Messages.Store;

namespace CampaignMetrics.Messages;

/// <summary>Reads messages one by one, with all labels decided. Stores may be written to meanwhile: a message is copied before it is read. Not for two threads at once.</summary>
internal sealed class MessageReader
{
    private readonly Vocabulary _words;
    private readonly EmailCatalog _catalog;
    private readonly HeadersTable _headers;
    private readonly ActorRules _rules;
    private readonly Comparison<Entry> _byTime;
    private readonly Func<int, LinkRole> _roles;
    private readonly byte[] _leftId = new byte[EventIdCode.MaxLength], _rightId = new byte[EventIdCode.MaxLength];
    private byte[] _log = new byte[1024];
    private Entry[] _entries = new Entry[64];
    private ActorLabel[] _labels = new ActorLabel[64];
    private MessageState _state;
    private int _count, _email;
    private IReadOnlyDictionary<string, LinkRole>? _emailRoles;

    public MessageReader(Vocabulary words, EmailCatalog catalog, Enrichment enrichment)
    {
        _words = words;
        _catalog = catalog;
        _headers = new HeadersTable(words);
        Agents = new AgentTable(words.Agents, enrichment);
        _rules = new ActorRules(words, Agents, enrichment);
        _byTime = Compare;
        _roles = RoleOf;
    }

    public AgentTable Agents { get; }

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
            _state = new MessageState { Email = slot.Email, Contact = store.Contacts.SlotAt(slot.Contact), FirstAt = MessageState.Never, SentAt = MessageState.Never, DeliveredAt = -1 };
            from = slot.Base;
            length = store.CopyLog(slot, ref _log);
        }
        Decode(length, from);
    }

    /// <summary>Decides the opened message's labels and disposition.</summary>
    public FoldedMessage Fold()
    {
        var entries = _entries.AsSpan(0, _count);
        if (!IsInOrder(entries)) entries.Sort(_byTime);
        Turn(_state.Email);
        _rules.Label(entries, _roles, _labels);
        return new FoldedMessage(in _state, entries, _labels.AsSpan(0, _count));
    }

    /// <summary>The id of an entry of the opened message; valid until the next is asked for.</summary>
    public ReadOnlySpan<byte> IdOf(in Entry entry) => EventIdCode.Read(_log.AsSpan(entry.Id), _leftId);

    /// <summary>The role of a clicked link, in the email of the message read last: as the click states it, else by the catalog, else content.</summary>
    public LinkRole RoleOf(int link)
    {
        if (_words.SlotOf(EventSchema.Link, link, EventProperty.Role) is >= 0 and var stated) return (LinkRole)stated;
        if (_emailRoles is not { Count: > 0 } roles) return LinkRole.Content;
        var url = _words.Urls.Text(_words.SlotOf(EventSchema.Link, link, EventProperty.Url));
        return roles.GetValueOrDefault(url, LinkRole.Content);
    }

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
            var at = entry.At;
            segments = _words.Segments.Union(segments, stated);
            _state.FirstAt = Math.Min(_state.FirstAt, at);
            if (entry.Type == EventType.Sent) _state.SentAt = Math.Min(_state.SentAt, at);
            else if (entry.Type == EventType.Delivered) _state.DeliveredAt = Math.Max(_state.DeliveredAt, at);
            else
            {
                if (_count == _entries.Length) Grow();
                entry.Id = length - log.Length - record.Length;
                entry.Prefetch = _headers.IsPrefetch(entry.Headers);
                _entries[_count++] = entry;
            }
        }
        _state.Segments = segments;
    }

    private static bool IsInOrder(ReadOnlySpan<Entry> entries)
    {
        for (var i = 1; i < entries.Length; i++)
            if (entries[i].At <= entries[i - 1].At) return false;
        return true;
    }

    private int Compare(Entry x, Entry y)
    {
        if (x.At != y.At) return x.At.CompareTo(y.At);
        var byId = EventIdOrder.Compare(EventIdCode.Read(_log.AsSpan(x.Id), _leftId), EventIdCode.Read(_log.AsSpan(y.Id), _rightId));
        return byId != 0 ? byId : x.Type.CompareTo(y.Type);
    }

    private void Turn(int email)
    {
        if (email == _email) return;
        _email = email;
        _emailRoles = email == 0 ? null : _catalog[new EmailId(_words.Emails.Text(email))]?.LinkRoles;
    }

    private void Grow()
    {
        Array.Resize(ref _entries, _entries.Length * 2);
        Array.Resize(ref _labels, _labels.Length * 2);
    }
}

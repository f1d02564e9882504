using CampaignMetrics.Events;

namespace CampaignMetrics.Messages;

/// <summary>Reads the messages of a store one by one, with all labels decided. Not for two threads at once.</summary>
internal sealed class MessageReader
{
    private readonly MessageStore _store;
    private readonly EmailCatalog _catalog;
    private readonly ActorRules _rules;
    private readonly Comparison<Entry> _byTime;
    private readonly Func<int, LinkRole> _roles;
    private Entry[] _entries = new Entry[64];
    private ActorLabel[] _labels = new ActorLabel[64];
    private int _email;
    private IReadOnlyDictionary<string, LinkRole>? _emailRoles;

    public MessageReader(MessageStore store, EmailCatalog catalog, Enrichment enrichment)
    {
        _store = store;
        _catalog = catalog;
        Agents = new AgentTable(store.Agents, enrichment);
        _rules = new ActorRules(store, Agents, enrichment);
        _byTime = (x, y) => x.At != y.At ? x.At.CompareTo(y.At) : EventIdOrder.Compare(_store.Ids[x.Id], _store.Ids[y.Id]);
        _roles = RoleOf;
    }

    public AgentTable Agents { get; }

    public FoldedMessage Read(int message)
    {
        ref readonly var state = ref _store[message];
        var count = 0;
        for (var at = state.Entries; at != Entry.None; at = _entries[count++].Next)
        {
            if (count == _entries.Length) Grow();
            _entries[count] = _store.EntryAt(at);
        }
        var entries = _entries.AsSpan(0, count);
        if (count > 1) entries.Sort(_byTime);
        Turn(state.Email);
        _rules.Label(entries, _roles, _labels);
        return new FoldedMessage(in state, entries, _labels.AsSpan(0, count));
    }

    /// <summary>The role of a clicked link, in the email of the message read last: as the click states it, else by the catalog, else content.</summary>
    public LinkRole RoleOf(int link)
    {
        var key = _store.Links[link];
        if (key.Role is { } stated) return stated;
        return _emailRoles is { Count: > 0 } roles && roles.TryGetValue(_store.Urls.Text(key.Url), out var role) ? role : LinkRole.Content;
    }

    private void Turn(int email)
    {
        if (email == _email) return;
        _email = email;
        _emailRoles = email == 0 ? null : _catalog[new EmailId(_store.Emails.Text(email))]?.LinkRoles;
    }

    private void Grow()
    {
        Array.Resize(ref _entries, _entries.Length * 2);
        Array.Resize(ref _labels, _labels.Length * 2);
    }
}

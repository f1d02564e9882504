using CampaignMetrics.Catalogs;
using CampaignMetrics.Events;
using CampaignMetrics.Events.Schema;

namespace CampaignMetrics.Messages;

/// <summary>The id of an entry, in UTF-8.</summary>
/// <param name="entry">The entry.</param>
/// <param name="scratch">Room for it, where it is not kept as it is.</param>
internal delegate ReadOnlySpan<byte> EntryId(in Entry entry, byte[] scratch);

/// <summary>
/// The fold: what the events of one message, in whatever order they came, say together. It
/// sorts them, decides who did each, and where the message stands. Not for two threads at once.
/// </summary>
internal sealed class MessageFold
{
    private readonly Vocabulary _words;
    private readonly EmailCatalog _catalog;
    private readonly ActorRules _rules;
    private readonly EntryId _idOf;
    private readonly Comparison<Entry> _byTime;
    private readonly Func<int, LinkRole> _roles;
    private readonly byte[] _leftId = new byte[IdLength], _rightId = new byte[IdLength];
    private ActorLabel[] _labels = new ActorLabel[64];
    private int _email;
    private IReadOnlyDictionary<string, LinkRole>? _emailRoles;

    /// <summary>The most bytes of an id.</summary>
    private const int IdLength = EventId.MaxLength * Utf8Text.MaxBytesPerCharacter;

    /// <param name="words">The texts that entries name.</param>
    /// <param name="catalog">The emails' catalog.</param>
    /// <param name="enrichment">What tells people from programs.</param>
    /// <param name="idOf">Gives the ids of entries: events at one instant are in the order of their ids.</param>
    public MessageFold(Vocabulary words, EmailCatalog catalog, Enrichment enrichment, EntryId idOf)
    {
        (_words, _catalog, _idOf) = (words, catalog, idOf);
        Agents = new AgentTable(words.Agents, enrichment);
        _rules = new ActorRules(words, Agents, enrichment);
        _byTime = Compare;
        _roles = RoleOf;
    }

    public AgentTable Agents { get; }

    /// <summary>Folds a message.</summary>
    /// <param name="state">Its keys and instants.</param>
    /// <param name="entries">Its events other than sent and delivered; sorted on return.</param>
    /// <returns>The folded message, valid until the next.</returns>
    public FoldedMessage Fold(ref readonly MessageState state, Span<Entry> entries)
    {
        if (!IsInOrder(entries)) entries.Sort(_byTime);
        if (_labels.Length < entries.Length) _labels = new ActorLabel[entries.Length * 2];
        Turn(state.Email);
        _rules.Label(entries, _roles, _labels);
        return new FoldedMessage(in state, entries, _labels.AsSpan(0, entries.Length));
    }

    /// <summary>The id of an entry of the message that is just read; valid until the next is asked for.</summary>
    public ReadOnlySpan<byte> IdOf(in Entry entry) => _idOf(entry, _leftId);

    /// <summary>
    /// The role of a clicked link, in the email of the message folded last: as the click states it, else by the catalog, else content.
    /// </summary>
    public LinkRole RoleOf(int link)
    {
        if (_words.SlotOf(EventSchema.Link, link, EventProperty.Role) is >= 0 and var stated) return (LinkRole)stated;
        if (_emailRoles is not { Count: > 0 } roles) return LinkRole.Content;
        var url = _words.Urls.Text(_words.SlotOf(EventSchema.Link, link, EventProperty.Url));
        return roles.GetValueOrDefault(url, LinkRole.Content);
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
        var byId = EventIdOrder.Compare(_idOf(x, _leftId), _idOf(y, _rightId));
        return byId != 0 ? byId : x.Type.CompareTo(y.Type);
    }

    private void Turn(int email)
    {
        if (email == _email) return;
        _email = email;
        _emailRoles = email == 0 ? null : _catalog[new EmailId(_words.Emails.Text(email))]?.LinkRoles;
    }
}

using CampaignMetrics.Events;

namespace CampaignMetrics.Messages;

/// <summary>The id of an entry, in UTF-8.</summary>
/// <param name="entry">The entry.</param>
/// <param name="scratch">Room for it, where it is not kept as it is.</param>
internal delegate ReadOnlySpan<byte> EntryId(in Entry entry, byte[] scratch);

/// <summary>The code of an entry's id: two ids are one just where their codes are one.</summary>
/// <param name="entry">The entry.</param>
internal delegate ReadOnlySpan<byte> EntryIdCode(in Entry entry);

/// <summary>The recipient's values in the link of an entry.</summary>
/// <param name="entry">The entry.</param>
internal delegate ReadOnlySpan<byte> EntryValues(in Entry entry);

/// <summary>
/// The fold: what the events of one message, in whatever order they came, say together. It
/// sorts them, decides who did each, and where the message stands. Not for two threads at once.
/// </summary>
internal sealed class MessageFold
{
    private readonly ActorRules _rules;
    private readonly EntryId _idOf;
    private readonly Comparison<Entry> _byTime;
    private readonly byte[] _leftId = new byte[IdLength], _rightId = new byte[IdLength];
    private ActorLabel[] _labels = new ActorLabel[64];

    /// <summary>The most bytes of an id.</summary>
    private const int IdLength = EventId.MaxLength * Utf8Text.MaxBytesPerCharacter;

    /// <param name="words">The texts that entries name.</param>
    /// <param name="emails">What is known of the emails.</param>
    /// <param name="enrichment">What tells people from programs.</param>
    /// <param name="idOf">Gives the ids of entries: events at one instant are in the order of their ids.</param>
    /// <param name="valuesOf">Gives what their links have of the recipient.</param>
    public MessageFold(Vocabulary words, EmailTable emails, Enrichment enrichment, EntryId idOf, EntryValues valuesOf)
    {
        (Emails, _idOf) = (emails, idOf);
        Agents = new AgentTable(words.Agents, enrichment);
        _rules = new ActorRules(words, Agents, enrichment, valuesOf);
        _byTime = Compare;
    }

    public AgentTable Agents { get; }

    /// <summary>What is known of the emails.</summary>
    public EmailTable Emails { get; }

    /// <summary>When the message was sent and delivered: filled before each fold.</summary>
    public Milestones Milestones { get; } = new();

    /// <summary>Folds a message.</summary>
    /// <param name="state">Its keys and instants.</param>
    /// <param name="entries">Its events other than sent and delivered; sorted on return.</param>
    /// <returns>The folded message, valid until the next.</returns>
    public FoldedMessage Fold(ref readonly MessageState state, Span<Entry> entries)
    {
        Sort(entries);
        if (_labels.Length < entries.Length) _labels = new ActorLabel[entries.Length * 2];
        var labels = _labels.AsSpan(0, entries.Length);
        var email = Emails[state.Email];
        _rules.Label(state, Milestones, entries, email.Links, labels);
        return new FoldedMessage(in state, entries, labels, email.PresumesDeliveries);
    }

    /// <summary>Who did what names no email.</summary>
    public ActorLabel LabelUnnamed(in Entry entry) => _rules.LabelUnnamed(entry);

    /// <summary>Whether an event that names no email is a program's.</summary>
    public bool IsByProgram(in Entry entry) => LabelUnnamed(entry).Actor == Actor.Automation;

    /// <summary>Puts entries in the order of time, id and type.</summary>
    public void Sort(Span<Entry> entries)
    {
        if (!IsInOrder(entries)) entries.Sort(_byTime);
    }

    /// <summary>The id of an entry of the message that is just read; valid until the next is asked for.</summary>
    public ReadOnlySpan<byte> IdOf(in Entry entry) => _idOf(entry, _leftId);

    private static bool IsInOrder(ReadOnlySpan<Entry> entries)
    {
        for (var i = 1; i < entries.Length; i++)
            if (entries[i].At <= entries[i - 1].At) return false;
        return true;
    }

    private int Compare(Entry x, Entry y)
    {
        if (x.At != y.At) return x.At.CompareTo(y.At);
        var byId = _idOf(x, _leftId).SequenceCompareTo(_idOf(y, _rightId));
        return byId != 0 ? byId : EventTypeOrder.Compare(x.Type, y.Type);
    }
}

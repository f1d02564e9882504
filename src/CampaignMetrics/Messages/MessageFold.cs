using CampaignMetrics.Events;

namespace CampaignMetrics.Messages;

/// <summary>Gets the id of an entry, in UTF-8.</summary>
/// <param name="entry">The entry.</param>
/// <param name="scratch">Receives ids that are stored packed and must be unpacked.</param>
internal delegate ReadOnlySpan<byte> EntryId(in Entry entry, byte[] scratch);

/// <summary>Gets the stored code of an entry's id. Codes are equal exactly when ids are, so ids are compared without unpacking.</summary>
/// <param name="entry">The entry.</param>
internal delegate ReadOnlySpan<byte> EntryIdCode(in Entry entry);

/// <summary>Gets the recipient's values that were cut out of an entry's link; empty if there are none.</summary>
/// <param name="entry">The entry.</param>
internal delegate ReadOnlySpan<byte> EntryValues(in Entry entry);

/// <summary>
/// Folds the events of one message: sorts them, decides for each whether a person or a program caused it, and determines the message's
/// delivery status. Not thread-safe.
/// </summary>
/// <remarks>
/// <para>The result depends on the set of events alone, not on the order in which they arrived. This is the only place that derives
/// it; definitions, reports and lists of contacts all work on the <see cref="FoldedMessage"/>, so they cannot disagree.</para>
/// </remarks>
internal sealed class MessageFold
{
    private readonly ActorRules _rules;
    private readonly EntryId _idOf;
    private readonly Comparison<Entry> _byTime;
    // Two buffers, since a comparison needs two ids at the same time.
    private readonly byte[] _leftId = new byte[Utf8Text.MaxIdBytes], _rightId = new byte[Utf8Text.MaxIdBytes];
    private ActorLabel[] _labels = new ActorLabel[64];

    /// <param name="words">The tables that the entries' slots point into.</param>
    /// <param name="emails">The catalog's facts about emails.</param>
    /// <param name="enrichment">The rules that tell people from programs.</param>
    /// <param name="idOf">Gets the id of an entry: events of one instant are ordered by id.</param>
    /// <param name="valuesOf">Gets the recipient's values in an entry's link.</param>
    public MessageFold(Vocabulary words, EmailTable emails, Enrichment enrichment, EntryId idOf, EntryValues valuesOf)
    {
        (Emails, _idOf) = (emails, idOf);
        Agents = new AgentTable(words.Agents, enrichment);
        _rules = new ActorRules(words, Agents, enrichment, valuesOf);
        _byTime = Compare;
    }

    public AgentTable Agents { get; }

    /// <summary>The catalog's facts about emails, by slot.</summary>
    public EmailTable Emails { get; }

    /// <summary>The times at which the message was sent and delivered; the caller fills them in before each fold.</summary>
    public Milestones Milestones { get; } = new();

    /// <summary>Folds a message.</summary>
    /// <param name="state">The message's keys and times.</param>
    /// <param name="entries">The message's events other than sent and delivered; sorted on return.</param>
    /// <returns>The folded message; valid until the next call, which reuses its labels.</returns>
    public FoldedMessage Fold(ref readonly MessageState state, Span<Entry> entries)
    {
        Sort(entries);
        if (_labels.Length < entries.Length) _labels = new ActorLabel[entries.Length * 2];
        var labels = _labels.AsSpan(0, entries.Length);
        var email = Emails[state.Email];
        _rules.Label(state, Milestones, entries, email.Links, labels);
        return new FoldedMessage(in state, entries, labels, email.PresumesDeliveries);
    }

    /// <summary>Who caused an event that names no email.</summary>
    public ActorLabel LabelUnnamed(in Entry entry) => _rules.LabelUnnamed(entry);

    /// <summary>Whether a program caused an event that names no email.</summary>
    public bool IsByProgram(in Entry entry) => LabelUnnamed(entry).Actor == Actor.Automation;

    /// <summary>Sorts entries by time, then id, then type: a total order, since a log holds each id once per type.</summary>
    public void Sort(Span<Entry> entries)
    {
        if (!IsInOrder(entries)) entries.Sort(_byTime);
    }

    /// <summary>The id of an entry of the current message; valid until the next call.</summary>
    public ReadOnlySpan<byte> IdOf(in Entry entry) => _idOf(entry, _leftId);

    private static bool IsInOrder(ReadOnlySpan<Entry> entries)
    {
        for (var i = 1; i < entries.Length; i++)
            // A tie is left to Compare, which looks at the ids.
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

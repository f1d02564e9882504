using CampaignMetrics.Collections;
using CampaignMetrics.Events;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Messages;
using CampaignMetrics.Reports.Tallies;
using CampaignMetrics.Time;

namespace CampaignMetrics.Reports.Unsubscriptions;

/// <summary>Adds up how contacts unsubscribed, and which messages were sent to them in spite of it. Each thread has its own.</summary>
/// <remarks>
/// <para>
/// A contact's choices may be in any of its messages, in scope or not, so they are collected for the whole contact. The sent messages of
/// the scope are collected, too, and judged at the end of the contact, when all choices are known.
/// </para>
/// </remarks>
internal sealed class UnsubscriptionTally : ScopeTally<UnsubscriptionSums>
{
    private static readonly CountSum One = new(1);

    private readonly Vocabulary _words;
    private readonly MessageEvents _events;
    private readonly Viewer _viewer;
    private readonly CoverageTable _coverage;
    // Both are of the current contact, and emptied at its end.
    private readonly ContactChoices _choices = new();
    private readonly List<SentMessage> _sent = [];

    public UnsubscriptionTally(Vocabulary words, MessageEvents events, MessageKnowledge knowledge, TallyRequest request)
        : base(words, events, knowledge, request, new UnsubscriptionSums { MaxRows = request.Scope.MaxRows })
    {
        (_words, _events, _viewer) = (words, events, request.Scope.Viewer);
        _coverage = new CoverageTable(words, knowledge.Catalog);
    }

    /// <summary>The contact's choices may be in any of its messages.</summary>
    public override bool NeedsOthers => true;

    public override void AddUnnamed()
    {
        base.AddUnnamed();
        if (IsContactExcluded) return;
        foreach (ref readonly var entry in _events.Entries)
        {
            if (entry.Type is not (EventType.Unsubscribed or EventType.Resubscribed)) continue;
            var label = _events.Fold.LabelUnnamed(entry);
            Choose(entry, label.Actor, entry.Segments);
            var isByProgram = entry.Type == EventType.Unsubscribed && label.Actor == Actor.Automation;
            if (isByProgram && HoldsUnattributed(entry)) Sums.Programs.Add(label.RuleId, One);
        }
    }

    protected override void EndContact(ReadOnlySpan<byte> contact)
    {
        // Most contacts never unsubscribed: nothing of theirs has to be judged.
        if (_choices.HasEnded) Judge(ContactId.OfCanonical(System.Text.Encoding.UTF8.GetString(contact)));
        if (!_choices.IsEmpty) _choices.Clear();
        foreach (var mark in Marks.Unattributed)
            if (mark.Type == EventType.Unsubscribed && HoldsUnattributed(mark)) Count(mark, new UnsubscriptionSum(0, 1));
        _sent.Clear();
    }

    protected override bool Concerns(ReadOnlySpan<Entry> entries)
    {
        foreach (ref readonly var entry in entries)
            if (entry.Type is EventType.Unsubscribed or EventType.Resubscribed) return true;
        return false;
    }

    protected override void Look(in FoldedMessage message)
    {
        if (IsContactExcluded) return;
        for (var i = 0; i < message.Entries.Length; i++)
        {
            ref readonly var entry = ref message.Entries[i];
            if (entry.Type is not (EventType.Unsubscribed or EventType.Resubscribed)) continue;
            // The event's own lists, if it names any; else those of its message.
            Choose(entry, message.Labels[i].Actor, _coverage.NamesLists(entry.Segments) ? entry.Segments : message.State.Segments);
        }
    }

    protected override void Add(in Counted counted, EmailSum email)
    {
        Sums.Whole.Of(email).Add(counted.Message, Counter, HasCohort);
        AddUnsubscriptions(counted);
        if (!Counter.Has(Metric.Sent)) return;
        var state = counted.Message.State;
        _sent.Add(new SentMessage(
            state.Email, state.Send, state.SentAt == MessageState.Never ? state.CohortAt : state.SentAt, state.SentAt != MessageState.Never,
            state.Segments));
    }

    private bool HoldsUnattributed(in Entry entry) => Scope.HoldsUnattributed && Scope.IsInPeriod(entry.At);

    /// <summary>Counts a message under its first unsubscription, and the unsubscriptions by programs.</summary>
    private void AddUnsubscriptions(in Counted counted)
    {
        Entry? first = null;
        for (var i = 0; i < counted.Message.Entries.Length; i++)
        {
            ref readonly var entry = ref counted.Message.Entries[i];
            if (entry.Type != EventType.Unsubscribed) continue;
            var exclusion = Counter.ExclusionOf(i);
            if (exclusion == Exclusion.Actor) Sums.Programs.Add(counted.Message.Labels[i].RuleId, One);
            if (exclusion == Exclusion.None && first is null) first = entry;
        }
        // Those that are owed come in their order, so the first is the earliest.
        foreach (var mark in Counter.Owed)
        {
            if (mark.Type != EventType.Unsubscribed) continue;
            if (first is not { } known || Marks.IsBefore(mark, known)) first = mark;
            break;
        }
        if (first is { } counts) Count(counts, new UnsubscriptionSum(1, 0));
    }

    private void Count(in Entry entry, UnsubscriptionSum sum)
    {
        Sums.Methods.Add(MethodOf(entry) ?? "", sum);
        Sums.Subscriptions.Add(ScopeOf(EventSchema.Unsubscription, entry) ?? "", sum);
    }

    /// <summary>Collects an unsubscription or new subscription of the contact. Those by programs are ignored.</summary>
    private void Choose(in Entry entry, Actor actor, int segments)
    {
        if (actor == Actor.Automation) return;
        if (entry.Type == EventType.Unsubscribed)
        {
            var ended = new Ended(entry.At, MethodOf(entry), ScopeOf(EventSchema.Unsubscription, entry));
            _choices.Add(ended, _coverage.ListsOf(segments));
        }
        else if (entry.Type == EventType.Resubscribed)
            _choices.AddTaken(entry.At, ScopeOf(EventSchema.Subscription, entry), _coverage.ListsOf(segments));
    }

    private void Judge(ContactId contact)
    {
        _choices.Close();
        var violations = Sums.Violations;
        foreach (var message in _sent) Judge(contact, message);
        // Each contact is judged once, so this counts distinct contacts.
        if (Sums.Violations > violations) Sums.Contacts++;
    }

    private void Judge(ContactId contact, SentMessage message)
    {
        var verdict = _choices.Of(message.At, _coverage.Of(message.Email, message.Segments));
        if (verdict is { Against: null, Reason: null }) return;
        // Transactional mail is allowed, but counted. Otherwise, without a sent event nobody knows whether it was sent before or after.
        if (_coverage.IsTransactional(message.Email))
        {
            if (verdict.Against is not null && message.IsReported) Sums.Transactional++;
        }
        else if (!message.IsReported) Sums.AddUndecided(UndecidedReason.SendingNotReported);
        else if (verdict.Against is { } ended) Sums.AddViolation(Named(contact, message, ended));
        else Sums.AddUndecided(verdict.Reason!.Value);
    }

    private Violation? Named(ContactId contact, SentMessage message, Ended ended)
    {
        EmailId email = _words.Emails.Text(message.Email);
        return _viewer.Sees(contact) && _viewer.Sees(email)
            ? new Violation(
                contact, email, _words.Text(message.Send), Instants.ToInstant(ended.At), Instants.ToInstant(message.At), ended.Method,
                ended.Scope)
            : null;
    }

    private string? MethodOf(in Entry entry) => MethodWords.Of(
        _words.TextOf(EventSchema.Unsubscription, entry.Detail, EventProperty.Reason), (entry.Signs & EntrySigns.Post) != 0);

    private string? ScopeOf(SlotGroup group, in Entry entry) => _words.TextOf(group, entry.Detail, EventProperty.Scope);

    /// <summary>A sent message of the contact.</summary>
    /// <param name="Email">The slot of the email.</param>
    /// <param name="Send">The slot of the sending's key, or <see cref="Slot.None"/>.</param>
    /// <param name="At">When it was sent or, without a sent event, when it was probably sent; in milliseconds since 1970.</param>
    /// <param name="IsReported">Whether there is a sent event.</param>
    /// <param name="Segments">The number of the set of segments that its events state.</param>
    private readonly record struct SentMessage(int Email, int Send, long At, bool IsReported, int Segments);
}

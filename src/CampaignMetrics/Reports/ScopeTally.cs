using CampaignMetrics.Messages;
using CampaignMetrics.Reports.Tallies;

namespace CampaignMetrics.Reports;

/// <summary>The base of the tallies behind breakdowns, series, times and unsubscriptions: walks through the messages of a scope, contact by
/// contact and sending by sending, and counts each. Each thread has its own.</summary>
/// <remarks>
/// <para>
/// A derived tally implements <c>Add</c> for what a counted message contributes; the base class takes care of the scope, of events that
/// name no email, and of the facts about emails. <see cref="Tally"/>, for reports, is built alike but attributes conversions as well.
/// </para>
/// </remarks>
internal abstract class ScopeTally<TSums> : IContactTally<TSums> where TSums : ScopeSums<TSums>, new()
{
    private readonly Vocabulary _words;
    private readonly MessageEvents _events;
    private readonly EmailCatalog _catalog;
    // By email slot: the same objects as in Sums.Whole, found without hashing a key for each message.
    private readonly List<EmailSum?> _emails = [];
    private readonly List<int> _sendsInScope = [];
    private readonly long _longAgo;
    private readonly IReadOnlyList<int>? _emailsInScope;

    protected ScopeTally(Vocabulary words, MessageEvents events, MessageKnowledge knowledge, TallyRequest request, TSums sums)
    {
        (_words, _events, _catalog, Sums) = (words, events, knowledge.Catalog, sums);
        Scope = new ScopeFilter(request.Scope, request.Definition, words, knowledge.Catalog, request.Survey);
        Counter = new MessageCounter(request.Definition, Scope, events.Fold, events.Bounces, request.IsTrackingSeen);
        Marks = new ContactMarks(words, events, Scope, request);
        HasCohort = request.Definition.NeedsCohort;
        IsByEventDate = request.Definition.DateBasis == DateBasis.EventDate;
        _longAgo = Caveats.LongAgo(request.Scope);
        _emailsInScope = Scope.EmailsInScope();
    }

    protected TSums Sums { get; }

    protected ScopeFilter Scope { get; }

    /// <summary>What the current message counts for.</summary>
    protected MessageCounter Counter { get; }

    protected bool HasCohort { get; }

    protected bool IsByEventDate { get; }

    /// <summary>The contact's unsubscriptions and spam reports that name no email.</summary>
    protected ContactMarks Marks { get; }

    /// <summary>The index of the current sending within its email and contact.</summary>
    protected int Send { get; private set; }

    /// <summary>Whether the scope leaves out the current contact.</summary>
    protected bool IsContactExcluded { get; private set; }

    public IReadOnlyList<int>? Emails => NeedsOthers ? null : _emailsInScope;

    /// <summary>Whether messages outside the scope must be looked at, too: see <see cref="Concerns"/>.</summary>
    public virtual bool NeedsOthers => false;

    public virtual void Begin(ReadOnlySpan<byte> contact) => IsContactExcluded = Scope.Excludes(contact);

    /// <summary>Events that name no email are no message, but may be attributed to one.</summary>
    public virtual void AddUnnamed()
    {
        if (!IsContactExcluded) Marks.Add();
    }

    public bool LooksAhead => Marks.LooksAhead;

    public void LookAhead() => Marks.LookAhead();

    public void Add()
    {
        var isInScope = Scope.HoldsEmail(_events.State.Email);
        _sendsInScope.Clear();
        for (var send = 0; send < _events.Sends; send++)
        {
            _events.Turn(send);
            Send = send;
            if (!isInScope && !Concerns(_events.Entries)) continue;
            var message = _events.Folded();
            Look(message);
            if (isInScope && AddSend(message, send)) _sendsInScope.Add(send);
        }
        if (_sendsInScope.Count > 0) Sums.SharedIds += _events.SharedIdsOf(_sendsInScope);
    }

    public void End(ReadOnlySpan<byte> contact)
    {
        EndContact(contact);
        Marks.Clear();
    }

    public TSums ToSums() => Sums;

    /// <summary>Whether a message outside the scope must be looked at, because its events concern the contact's other messages.</summary>
    protected virtual bool Concerns(ReadOnlySpan<Entry> entries) => false;

    /// <summary>Ends a contact, all of whose events were added.</summary>
    protected virtual void EndContact(ReadOnlySpan<byte> contact)
    {
    }

    /// <summary>Looks at a message before it is added: at every one in scope, and at those outside for which <see cref="Concerns"/> is
    /// true.</summary>
    protected virtual void Look(in FoldedMessage message)
    {
    }

    /// <summary>Whether the document is about a message of the scope.</summary>
    protected virtual bool Covers(in MessageState state) => true;

    /// <summary>Adds a message of the scope that counts for something.</summary>
    /// <param name="counted">The message, counted.</param>
    /// <param name="email">The sum of its email over the whole scope, with the facts about the email.</param>
    protected abstract void Add(in Counted counted, EmailSum email);

    /// <returns>Whether the sending is in scope and, by event date, in the period.</returns>
    private bool AddSend(in FoldedMessage message, int send)
    {
        // The email's facts come from all its messages, before any filter.
        var email = EmailOf(message.State.Email);
        email.AddFacts(message);
        if (IsContactExcluded || !Scope.HoldsSending(message.State, message.Entries) || !Covers(message.State)) return false;
        Counter.Count(message, Marks.Of(message.State.Email, send));
        if (Counter.Has(Metric.Pending) && message.State.CohortAt < _longAgo) Sums.PendingLong++;
        // A derived tally may count the message again, for a bucket.
        var isCounted = Counter.CountsAnything;
        if (isCounted) Add(new Counted(message, Counter), email);
        return isCounted || !IsByEventDate;
    }

    /// <summary>The sum of an email over the whole scope, which also collects the facts about the email.</summary>
    private EmailSum EmailOf(int slot)
    {
        while (_emails.Count <= slot) _emails.Add(null);
        if (_emails[slot] is { } known) return known;
        var id = new EmailId(_words.Emails.Text(slot));
        var sum = new EmailSum(id.Value, _catalog[id], _events.Fold.Emails[slot].Deliveries is not null);
        Sums.Whole.Emails.Add(id.Value, sum);
        return _emails[slot] = sum;
    }
}

using CampaignMetrics.Messages;
using CampaignMetrics.Reports.Tallies;

namespace CampaignMetrics.Reports;

/// <summary>Goes through the messages of a scope, contact by contact and sending by sending. One thread has one.</summary>
internal abstract class ScopeTally<TSums> : IContactTally<TSums> where TSums : ScopeSums<TSums>, new()
{
    private readonly Vocabulary _words;
    private readonly MessageEvents _events;
    private readonly EmailCatalog _catalog;
    private readonly List<EmailSum?> _emails = [];
    private readonly long _longAgo;

    protected ScopeTally(Vocabulary words, MessageEvents events, MessageKnowledge knowledge, TallyRequest request, TSums sums)
    {
        (_words, _events, _catalog, Sums) = (words, events, knowledge.Catalog, sums);
        Scope = new ScopeFilter(request.Scope, request.Definition, words, knowledge.Catalog, request.Survey);
        Counter = new MessageCounter(request.Definition, Scope, events.Fold, events.Bounces, request.IsTrackingSeen);
        Marks = new ContactMarks(words, events, Scope, request);
        HasCohort = request.Definition.NeedsCohort;
        _longAgo = Caveats.LongAgo(request.Scope);
    }

    protected TSums Sums { get; }

    protected ScopeFilter Scope { get; }

    /// <summary>What the message that is added counts for.</summary>
    protected MessageCounter Counter { get; }

    protected bool HasCohort { get; }

    /// <summary>What of the contact names no email.</summary>
    protected ContactMarks Marks { get; }

    /// <summary>Whether the contact is left out.</summary>
    protected bool IsContactExcluded { get; private set; }

    public virtual void Begin(ReadOnlySpan<byte> contact) => IsContactExcluded = Scope.Excludes(contact);

    /// <summary>What names no email is no message, but may go to one.</summary>
    public virtual void AddUnnamed()
    {
        if (!IsContactExcluded) Marks.Add();
    }

    public bool LooksAhead => Marks.LooksAhead;

    public void LookAhead() => Marks.LookAhead();

    public void Add()
    {
        var isInScope = Scope.HoldsEmail(_events.State.Email);
        for (var send = 0; send < _events.Sends; send++)
        {
            _events.Turn(send);
            Sums.IsReplySeen |= _events.HasSignOfInbox;
            if (!isInScope && !Concerns(_events.Entries)) continue;
            var message = _events.Folded();
            Look(message);
            if (isInScope) AddSend(message, send);
        }
    }

    public void End(ReadOnlySpan<byte> contact)
    {
        EndContact(contact);
        Marks.Clear();
    }

    public TSums ToSums() => Sums;

    /// <summary>Whether events concern the contact's other messages, in scope or not.</summary>
    protected virtual bool Concerns(ReadOnlySpan<Entry> entries) => false;

    /// <summary>Turns away from the contact, all of whose events were added.</summary>
    protected virtual void EndContact(ReadOnlySpan<byte> contact)
    {
    }

    /// <summary>Looks at a message before it is added, in scope or not: at all that concern others.</summary>
    protected virtual void Look(in FoldedMessage message)
    {
    }

    /// <summary>Adds a message that counts for something.</summary>
    /// <param name="counted">The message.</param>
    /// <param name="email">Its email, with what all data tell of it.</param>
    protected abstract void Add(in Counted counted, EmailSum email);

    private void AddSend(in FoldedMessage message, int send)
    {
        var email = EmailOf(message.State.Email);
        email.AddFacts(message);
        if (IsContactExcluded || !Scope.HoldsSending(message.State, message.Entries)) return;
        Counter.Count(message, Marks.Of(message.State.Email, send));
        if (Counter.Has(Metric.Pending) && message.State.CohortAt < _longAgo) Sums.PendingLong++;
        if (Counter.CountsAnything) Add(new Counted(message, Counter), email);
    }

    /// <summary>The sum of an email over the whole scope, which knows the facts.</summary>
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

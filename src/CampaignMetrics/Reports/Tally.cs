using CampaignMetrics.Messages;
using CampaignMetrics.Reports.Tallies;
using CampaignMetrics.Time;

namespace CampaignMetrics.Reports;

/// <summary>Adds up everything a report needs, contact by contact, under one definition.</summary>
/// <remarks>
/// <para>
/// Each thread has its own tally and needs no locks; the resulting <see cref="ReportSums"/> are added together at the end. The tally walks
/// through the sendings of a contact, lets <see cref="MessageCounter"/> count each, and hands the result to sub-tallies for delivery,
/// links, places, times and so on. Events of a contact that name no email come first: they decide whether the contact's clicks must be
/// remembered for attribution.
/// </para>
/// </remarks>
internal sealed class Tally : IContactTally<ReportSums>
{
    private readonly MessageEvents _events;
    private readonly MessageCounter _counter;
    private readonly ScopeFilter _scope;
    private readonly bool _byEventDate;
    private readonly DeliveryTally _delivery;
    private readonly ClientTally _clients;
    private readonly LinkTally _links;
    private readonly PlaceTally _places;
    private readonly TimeTally _time;
    private readonly LocalHoursTally _localHours;
    private readonly PeopleTally _people;
    private readonly ExclusionTally _exclusions = new();
    private readonly ConversionTally _conversions;
    private readonly Attribution _attribution;
    private readonly ContactMarks _marks;
    // Reused for each email and contact: a report may have many millions of them.
    private readonly List<int> _sendsInScope = [];
    private readonly long _longAgo;
    private readonly int _maxTop;
    private long _earliest = long.MaxValue, _pendingLong, _sharedIds, _excluded;
    private bool _isContactExcluded;

    /// <param name="words">The texts of the ledger.</param>
    /// <param name="events">The reader that holds the events of the current message.</param>
    /// <param name="knowledge">The catalog, geolocation and other knowledge beside the events.</param>
    /// <param name="request">The definition, the scope and what the survey found.</param>
    public Tally(Vocabulary words, MessageEvents events, MessageKnowledge knowledge, TallyRequest request)
    {
        var (definition, scope, range) = (request.Definition, request.Scope, request.Range);
        _events = events;
        var fold = events.Fold;
        _byEventDate = definition.DateBasis == DateBasis.EventDate;
        _scope = new ScopeFilter(scope, definition, words, knowledge.Catalog, request.Survey);
        _counter = new MessageCounter(definition, _scope, fold, events.Bounces, request.IsTrackingSeen);
        _delivery = new DeliveryTally(words, knowledge.Catalog, fold.Emails, events.Bounces, definition.NeedsCohort);
        _clients = new ClientTally(fold.Agents);
        _links = new LinkTally(words, fold, events.Links);
        _people = new PeopleTally(fold.Emails, scope.Viewer, request.MayProfile, request.MaxTop);
        var places = new PlaceTable(words, fold.Agents, knowledge.Enrichment);
        _places = new PlaceTally(places);
        var clock = new ZoneClock(scope.Zone, range.From, range.To);
        _time = new TimeTally(clock, new Buckets(clock, scope.Every, scope.FirstDayOfWeek));
        _localHours = new LocalHoursTally(places, knowledge.Enrichment.Places is not null, range.From, range.To);
        _conversions = new ConversionTally(words, fold, _scope, definition);
        _attribution = _conversions.Attribution;
        _marks = new ContactMarks(words, events, _scope, request);
        _longAgo = Caveats.LongAgo(scope);
        _maxTop = request.MaxTop;
        Emails = _scope.EmailsInScope();
    }

    public IReadOnlyList<int>? Emails { get; }

    public bool NeedsOthers => _attribution.NeedsOthers;

    /// <summary>Begins a contact.</summary>
    public void Begin(ReadOnlySpan<byte> contact)
    {
        _isContactExcluded = _scope.Excludes(contact);
        _people.Begin(contact);
    }

    /// <summary>Adds the contact's events that name no email.</summary>
    public void AddUnnamed()
    {
        if (_isContactExcluded) return;
        _attribution.AddConversions(_events.State, _events.Entries, isInScope: false, send: 0);
        _marks.Add();
        if (!_scope.HoldsUnattributed) return;
        foreach (ref readonly var entry in _events.Entries)
            if (entry.IsMark && _scope.IsInPeriod(entry.At)) _exclusions.AddUnnamed(_events.Fold.LabelUnnamed(entry));
    }

    public bool LooksAhead => _marks.LooksAhead;

    public void LookAhead() => _marks.LookAhead();

    /// <summary>Adds the current email and contact, sending by sending. Events that name no email were added before.</summary>
    public void Add()
    {
        var isInScope = _scope.HoldsEmail(_events.State.Email);
        // An email's campaign and facts come from all its messages, in the period or not: they must not change with the period.
        if (isInScope) _delivery.AddCampaign(_events);
        _sendsInScope.Clear();
        for (var send = 0; send < _events.Sends; send++)
        {
            _events.Turn(send);
            if (!isInScope) AddOutside(send);
            else if (AddSend(_events.Folded(), send)) _sendsInScope.Add(send);
        }
        if (_sendsInScope.Count > 0) _sharedIds += _events.SharedIdsOf(_sendsInScope);
    }

    /// <summary>Ends a contact: only now can conversions be attributed and distinct contacts be counted.</summary>
    public void End(ReadOnlySpan<byte> contact)
    {
        _people.End(contact);
        _localHours.End();
        foreach (var mark in _marks.Unattributed) _conversions.AddUnattributed(mark.Type, mark.At);
        _marks.Clear();
        _conversions.End(!_isContactExcluded);
    }

    public ReportSums ToSums()
    {
        var sums = new ReportSums(_maxTop)
        {
            EarliestAt = _earliest, PendingLong = _pendingLong, SharedIds = _sharedIds, ExcludedMessages = _excluded,
        };
        _delivery.WriteTo(sums);
        _clients.WriteTo(sums);
        _links.WriteTo(sums);
        _places.WriteTo(sums);
        _time.WriteTo(sums);
        _localHours.WriteTo(sums);
        _people.WriteTo(sums);
        _exclusions.WriteTo(sums);
        _conversions.WriteTo(sums);
        return sums;
    }

    /// <summary>Adds what a message outside the scope contributes. Attribution ignores the scope: if the contact's last click was in
    /// another email, the conversion belongs to that one and must not fall to an email of the scope.</summary>
    private void AddOutside(int send)
    {
        if (_isContactExcluded) return;
        _attribution.AddConversions(_events.State, _events.Entries, isInScope: false, send);
        if (_attribution.MayBeOwed(_events.Entries)) AddActs(_events.Folded(), send);
    }

    /// <summary>Adds one sending of an email in scope.</summary>
    /// <returns>Whether the sending is in scope and, by event date, in the period.</returns>
    private bool AddSend(in FoldedMessage message, int send)
    {
        _delivery.AddFacts(message);
        var isSelected = _scope.HoldsMessage(message.State);
        var isExcluded = _isContactExcluded || _scope.ExcludesAny(message.Entries);
        // Counted apart, so that the report can say how many messages the scope's Exclude left out.
        if (isExcluded && isSelected && IsSelectedInPeriod(message)) _excluded++;
        if (_isContactExcluded) return false;
        var isInScope = isSelected && !isExcluded;
        _attribution.AddConversions(message.State, message.Entries, isInScope, send);
        if (isInScope) return Add(message, send);
        if (_attribution.MayBeOwed(message.Entries)) AddActs(message, send);
        return false;
    }

    private bool IsSelectedInPeriod(in FoldedMessage message) =>
        message.Disposition != Disposition.NotSelected && (!_byEventDate || _scope.IsInPeriod(message.State.CohortAt));

    private void AddActs(in FoldedMessage message, int send)
    {
        _counter.Count(message);
        _attribution.AddActs(new Counted(message, _counter), isInScope: false, send);
    }

    /// <summary>Adds a sending in scope.</summary>
    /// <returns>Whether it is in the period, too; always true by send cohort.</returns>
    private bool Add(in FoldedMessage message, int send)
    {
        _counter.Count(message, _marks.Of(message.State.Email, send));
        var counted = new Counted(message, _counter);
        if (_attribution.NeedsActs) _attribution.AddActs(counted, isInScope: true, send);
        if (_byEventDate && !_counter.CountsAnything) return false;
        Add(counted);
        return true;
    }

    private void Add(in Counted counted)
    {
        _earliest = Math.Min(_earliest, EarliestOf(counted.Message));
        if (counted.Counter.CountsAnything) _delivery.Add(counted);
        if (!counted.Counter.IsOfPeriod)
        {
            // Only programs did something in the period: that is counted as left out, and the message nowhere else.
            _exclusions.Add(counted);
            return;
        }
        if (counted.Message.Disposition != Disposition.NotSelected) _people.Add(counted);
        if (_counter.Has(Metric.Pending) && counted.Message.State.CohortAt < _longAgo) _pendingLong++;
        if (counted.Message.IsSent && counted.Message.State.SentAt == MessageState.Never) _time.AddWithoutSent();
        // Most messages are sent and delivered and nothing more: they skip the tallies of opens and clicks.
        if (counted.Message.Entries.IsEmpty) return;
        _clients.Add(counted);
        _links.Add(counted);
        _places.Add(counted);
        _time.Add(counted);
        _localHours.Add(counted, _events.Fold);
        _exclusions.Add(counted);
    }

    // The beginning of the timeline. Events that state a program do not count here, so that no bot stretches it.
    private long EarliestOf(in FoldedMessage message)
    {
        if (!_byEventDate) return message.State.FirstAt;
        var earliest = long.MaxValue;
        Consider(message.State.SentAt);
        Consider(message.State.DeliveredAt);
        foreach (ref readonly var entry in message.Entries)
            if (!entry.StatesProgram) Consider(entry.At);
        return earliest;

        void Consider(long at) => earliest = _scope.IsInPeriod(at) ? Math.Min(earliest, at) : earliest;
    }
}

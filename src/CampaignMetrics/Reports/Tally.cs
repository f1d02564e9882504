using CampaignMetrics.Messages;
using CampaignMetrics.Reports.Tallies;
using CampaignMetrics.Time;

namespace CampaignMetrics.Reports;

/// <summary>Adds up the messages of one contact after the other under one definition. One thread has one tally.</summary>
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
    private readonly ContactMarks _marks;
    private readonly List<int> _sendsInScope = [];
    private readonly long _longAgo;
    private long _earliest = long.MaxValue, _pendingLong, _sharedIds, _excluded;
    private bool _isContactExcluded, _isReplySeen;

    /// <param name="words">The texts of the ledger.</param>
    /// <param name="events">The events of each message, one after the other.</param>
    /// <param name="knowledge">What is known beside the events.</param>
    /// <param name="request">What is asked for.</param>
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
        _people = new PeopleTally(fold.Emails, scope.Viewer, request.MayProfile);
        var places = new PlaceTable(words, fold.Agents, knowledge.Enrichment);
        _places = new PlaceTally(places);
        var clock = new ZoneClock(scope.Zone, range.From, range.To);
        _time = new TimeTally(clock, new Buckets(clock, scope.Every, scope.FirstDayOfWeek));
        _localHours = new LocalHoursTally(places, knowledge.Enrichment.Places is not null, range.From, range.To);
        _conversions = new ConversionTally(words, fold, _scope, definition);
        _marks = new ContactMarks(words, events, _scope, request);
        _longAgo = Caveats.LongAgo(scope);
    }

    /// <summary>Turns to a contact.</summary>
    public void Begin(ReadOnlySpan<byte> contact)
    {
        _isContactExcluded = _scope.Excludes(contact);
        _people.Begin(contact);
    }

    /// <summary>Adds events that name no email.</summary>
    public void AddUnnamed()
    {
        if (_isContactExcluded) return;
        _conversions.AddConversions(_events.State, _events.Entries, isInScope: false);
        _marks.Add();
    }

    public bool LooksAhead => _marks.LooksAhead;

    public void LookAhead() => _marks.LookAhead();

    /// <summary>Adds the opened email and contact, sending by sending; what names no email was added before.</summary>
    public void Add()
    {
        var isInScope = _scope.HoldsEmail(_events.State.Email);
        if (isInScope) _delivery.AddCampaign(_events);
        _sendsInScope.Clear();
        for (var send = 0; send < _events.Sends; send++)
        {
            _events.Turn(send);
            if (!isInScope) AddOutside();
            else if (AddSend(_events.Folded(), send)) _sendsInScope.Add(send);
            _isReplySeen |= _events.HasSignOfInbox;
        }
        if (_sendsInScope.Count > 0) _sharedIds += _events.SharedIdsOf(_sendsInScope);
    }

    /// <summary>Turns away from the contact, all of whose events were added.</summary>
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
        var sums = new ReportSums
        {
            EarliestAt = _earliest, IsReplySeen = _isReplySeen, PendingLong = _pendingLong, SharedIds = _sharedIds,
            ExcludedMessages = _excluded,
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

    /// <summary>Conversions are attributed before the scope is looked at.</summary>
    private void AddOutside()
    {
        if (_isContactExcluded) return;
        _conversions.AddConversions(_events.State, _events.Entries, isInScope: false);
        if (MayBeOwed(_events.Entries)) AddActs(_events.Folded());
    }

    /// <summary>Adds a sending; whether it is in scope.</summary>
    private bool AddSend(in FoldedMessage message, int send)
    {
        _delivery.AddFacts(message);
        var isSelected = _scope.HoldsMessage(message.State);
        var isExcluded = _isContactExcluded || _scope.ExcludesAny(message.Entries);
        if (isExcluded && isSelected && IsSelectedInPeriod(message)) _excluded++;
        if (_isContactExcluded) return false;
        var isInScope = isSelected && !isExcluded;
        _conversions.AddConversions(message.State, message.Entries, isInScope);
        if (isInScope) return Add(message, send);
        if (MayBeOwed(message.Entries)) AddActs(message);
        return false;
    }

    private bool IsSelectedInPeriod(in FoldedMessage message) =>
        message.Disposition != Disposition.NotSelected && (!_byEventDate || _scope.IsInPeriod(message.State.CohortAt));

    /// <summary>Whether there is something that a conversion of the contact could be owed to.</summary>
    private bool MayBeOwed(ReadOnlySpan<Entry> entries)
    {
        if (!_conversions.NeedsActs) return false;
        foreach (ref readonly var entry in entries)
            if (entry.Type is EventType.Clicked or EventType.Opened) return true;
        return false;
    }

    private void AddActs(in FoldedMessage message)
    {
        _counter.Count(message);
        _conversions.AddActs(new Counted(message, _counter), isInScope: false);
    }

    /// <summary>Adds a sending in scope; whether it is in the period, by event date.</summary>
    private bool Add(in FoldedMessage message, int send)
    {
        _counter.Count(message, _marks.Of(message.State.Email, send));
        var counted = new Counted(message, _counter);
        if (_conversions.NeedsActs) _conversions.AddActs(counted, isInScope: true);
        if (_byEventDate && !_counter.CountsAnything) return false;
        Add(counted);
        return true;
    }

    private void Add(in Counted counted)
    {
        _earliest = Math.Min(_earliest, EarliestOf(counted.Message));
        if (counted.Counter.CountsAnything) _delivery.Add(counted);
        if (counted.Message.Disposition != Disposition.NotSelected) _people.Add(counted);
        if (_counter.Has(Metric.Pending) && counted.Message.State.CohortAt < _longAgo) _pendingLong++;
        if (counted.Message.IsSent && counted.Message.State.SentAt == MessageState.Never) _time.AddWithoutSent();
        if (counted.Message.Entries.IsEmpty) return;
        _clients.Add(counted);
        _links.Add(counted);
        _places.Add(counted);
        _time.Add(counted);
        _localHours.Add(counted, _events.Fold);
        _exclusions.Add(counted);
    }

    private long EarliestOf(in FoldedMessage message)
    {
        if (!_byEventDate) return message.State.FirstAt;
        var earliest = long.MaxValue;
        Consider(message.State.SentAt);
        Consider(message.State.DeliveredAt);
        foreach (ref readonly var entry in message.Entries)
            if (entry.Stated != Actor.Automation) Consider(entry.At);
        return earliest;

        void Consider(long at) => earliest = _scope.IsInPeriod(at) ? Math.Min(earliest, at) : earliest;
    }
}

namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>
/// One contact's events in the order of time, and the fold over them. An event in order is folded once; after a late one everything is
/// folded again at the next question. Not thread-safe: a ledger locks it.
/// </summary>
internal sealed class SubscriptionLog
{
    private readonly List<SubscriptionEvent> _events = [];
    private SubscriptionFold? _fold;
    private int _folded;

    public bool HasEvents => _events.Count > 0;

    /// <summary>The contact's double opt-in requests; null as long as nothing limits them.</summary>
    public RequestGate? Requests { get; set; }

    public SubscriptionEvent[] Events() => [.. _events];

    public SubscriptionLog Copy()
    {
        var copy = new SubscriptionLog { Requests = Requests?.Copy(DateTimeOffset.MinValue, DateTimeOffset.MaxValue) };
        copy._events.AddRange(_events);
        return copy;
    }

    /// <returns>True if it was added; false if an equal event is known already.</returns>
    public bool Add(SubscriptionEvent subscriptionEvent)
    {
        var place = PlaceOf(subscriptionEvent);
        if (place < 0) Insert(~place, subscriptionEvent);
        return place < 0;
    }

    /// <summary>Where an event stands; if it is not known yet, the complement of where it belongs.</summary>
    public int PlaceOf(SubscriptionEvent subscriptionEvent)
    {
        // The common case, events in the order of time, needs no search.
        if (_events.Count == 0 || SubscriptionEventOrder.Instance.Compare(_events[^1], subscriptionEvent) < 0) return ~_events.Count;
        return _events.BinarySearch(subscriptionEvent, SubscriptionEventOrder.Instance);
    }

    public SubscriptionFold Fold(SubscriptionOptions options)
    {
        _fold ??= new SubscriptionFold(options);
        while (_folded < _events.Count) _fold.Apply(_events[_folded++]);
        return _fold;
    }

    // A fold of its own: the kept one has no audit, so that contacts whom nobody looks at need no memory for it.
    public SubscriptionHistory History(SubscriptionOptions options)
    {
        var fold = new SubscriptionFold(options);
        var audit = new SubscriptionAudit();
        foreach (var subscriptionEvent in _events) fold.Apply(subscriptionEvent, audit);
        return new SubscriptionHistory(fold, audit.Changes, audit.Refusals);
    }

    /// <summary>Adds a new event at its place and returns what it does there.</summary>
    public Outcome Take(SubscriptionEvent subscriptionEvent, int place, SubscriptionOptions options)
    {
        Insert(place, subscriptionEvent);
        // A late event: its outcome depends on the events before it alone.
        if (place < _events.Count - 1) return Try(subscriptionEvent, options);
        _fold ??= new SubscriptionFold(options);
        while (_folded < _events.Count - 1) _fold.Apply(_events[_folded++]);
        _folded++;
        return _fold.Apply(subscriptionEvent);
    }

    /// <summary>What an event would do at its place in time, without adding it.</summary>
    public Outcome Try(SubscriptionEvent subscriptionEvent, SubscriptionOptions options)
    {
        var fold = new SubscriptionFold(options);
        foreach (var earlier in _events.TakeWhile(one => SubscriptionEventOrder.Instance.Compare(one, subscriptionEvent) < 0))
            fold.Apply(earlier);
        return fold.Apply(subscriptionEvent);
    }

    private void Insert(int place, SubscriptionEvent subscriptionEvent)
    {
        _events.Insert(place, subscriptionEvent);
        // The fold is past this place already: it starts again when somebody asks.
        if (place < _folded) (_fold, _folded) = (null, 0);
    }
}

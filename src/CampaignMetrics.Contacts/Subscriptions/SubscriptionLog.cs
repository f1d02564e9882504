namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>
/// One contact's events by time, and the fold over them. What comes in order is
/// folded at once; what comes late lets all be folded anew, when next asked.
/// </summary>
internal sealed class SubscriptionLog
{
    private readonly List<SubscriptionEvent> _events = [];
    private SubscriptionFold? _fold;
    private int _folded;

    /// <returns>Whether it is new: an equal event is known only once.</returns>
    public bool Add(SubscriptionEvent subscriptionEvent)
    {
        var place = _events.BinarySearch(subscriptionEvent, SubscriptionEventOrder.Instance);
        if (place >= 0) return false;
        _events.Insert(~place, subscriptionEvent);
        if (~place < _folded) (_fold, _folded) = (null, 0);
        return true;
    }

    public SubscriptionFold Fold(SubscriptionOptions options)
    {
        _fold ??= new SubscriptionFold(options);
        while (_folded < _events.Count) _fold.Apply(_events[_folded++]);
        return _fold;
    }

    public SubscriptionHistory History(SubscriptionOptions options)
    {
        var fold = new SubscriptionFold(options);
        var audit = new SubscriptionAudit();
        foreach (var subscriptionEvent in _events) fold.Apply(subscriptionEvent, audit);
        return new SubscriptionHistory(fold, audit.Changes, audit.Refusals);
    }

    public bool Contains(SubscriptionEvent subscriptionEvent) =>
        _events.BinarySearch(subscriptionEvent, SubscriptionEventOrder.Instance) >= 0;

    /// <summary>Takes a new event, and tells what it does in its place in time.</summary>
    public Outcome Take(SubscriptionEvent subscriptionEvent, SubscriptionOptions options)
    {
        Add(subscriptionEvent);
        if (!ReferenceEquals(_events[^1], subscriptionEvent)) return Try(subscriptionEvent, options);
        _fold ??= new SubscriptionFold(options);
        while (_folded < _events.Count - 1) _fold.Apply(_events[_folded++]);
        _folded++;
        return _fold.Apply(subscriptionEvent);
    }

    /// <summary>What an event would do in its place in time.</summary>
    public Outcome Try(SubscriptionEvent subscriptionEvent, SubscriptionOptions options)
    {
        var fold = new SubscriptionFold(options);
        foreach (var earlier in _events.TakeWhile(one => SubscriptionEventOrder.Instance.Compare(one, subscriptionEvent) < 0))
            fold.Apply(earlier);
        return fold.Apply(subscriptionEvent);
    }
}

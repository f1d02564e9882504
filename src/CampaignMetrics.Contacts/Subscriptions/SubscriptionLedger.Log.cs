namespace CampaignMetrics.Contacts.Subscriptions;

public sealed partial class SubscriptionLedger
{
    private static readonly TimeSpan Near = TimeSpan.FromDays(2);

    private bool _followsLog;

    /// <summary>Whether there are limits of requests.</summary>
    internal bool HasLimits => _options.OptInRequestsPerDay is not null || _options.OptInRequestsPerContactPerDay is not null;

    /// <summary>Makes this a ledger that holds what a log holds, and nothing else: from now on its public members change nothing.</summary>
    internal void FollowLog() => _followsLog = true;

    /// <summary>Applies an event of the log. What is there was accepted, so no limit holds for it; it counts towards them.</summary>
    /// <returns>Whether it was not known yet.</returns>
    internal bool Follow(ContactId contact, SubscriptionEvent subscriptionEvent, out Outcome outcome)
    {
        var shard = ShardOf(contact);
        lock (shard.Lock)
        {
            outcome = Apply(shard.LogOf(contact), subscriptionEvent, hasLimits: false, out var isNew);
            return isNew;
        }
    }

    /// <summary>The numbers of those events that a limit of requests rejects, if the events come next, in their order.</summary>
    internal IReadOnlyList<int> OverLimit(IReadOnlyList<(ContactId Contact, SubscriptionEvent Event)?> events)
    {
        if (!HasLimits) return [];
        var asking = events.OfType<(ContactId Contact, SubscriptionEvent Event)>().Where(one => one.Event.Trigger == Trigger.OptInRequested)
            .ToLookup(one => one.Contact, one => one.Event.At);
        if (asking.Count == 0) return [];
        var trial = Trial(asking);
        return [.. Enumerable.Range(0, events.Count).Where(number =>
            events[number] is (var contact, var one) && asking.Contains(contact)
            && trial.Apply(contact, one).Reason == RejectionReason.TooManyRequests)];
    }

    /// <summary>All events of all contacts, in no particular order of contacts; those of each in the order of time.</summary>
    internal IEnumerable<(ContactId Contact, IReadOnlyList<SubscriptionEvent> Events)> Logs() => _shards.SelectMany(LogsOf);

    private static (ContactId, IReadOnlyList<SubscriptionEvent>)[] LogsOf(SubscriptionShard shard)
    {
        lock (shard.Lock) return [.. shard.Logs.Select(known => (known.Key, (IReadOnlyList<SubscriptionEvent>)known.Value.Events()))];
    }

    /// <summary>A ledger with the same events of some contacts, and the same requests near some instants.</summary>
    private SubscriptionLedger Trial(ILookup<ContactId, DateTimeOffset> asking)
    {
        var instants = asking.SelectMany(contact => contact).ToList();
        SubscriptionLedger trial;
        if (_gate is null) trial = new SubscriptionLedger(_options, null);
        else
            lock (_gate) trial = new SubscriptionLedger(_options, _gate.Copy(instants.Min() - Near, instants.Max() + Near));
        foreach (var contact in asking) Copy(contact.Key, trial);
        return trial;
    }

    private void Copy(ContactId contact, SubscriptionLedger trial)
    {
        var shard = ShardOf(contact);
        lock (shard.Lock)
            if (shard.Logs.TryGetValue(contact, out var log)) trial.ShardOf(contact).Logs.Add(contact, log.Copy());
    }

    private SubscriptionLedger(SubscriptionOptions options, RequestGate? gate) => (_options, _gate) = (options, gate);

    private void ThrowIfFollowing()
    {
        if (_followsLog) throw new InvalidOperationException("This ledger follows a log: changes go to the DurableContacts.");
    }
}

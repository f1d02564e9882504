namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>
/// The state of one contact's subscriptions while events are applied in the order of time. The one place that defines what an event does.
/// </summary>
internal sealed class SubscriptionFold(SubscriptionOptions options)
{
    private readonly List<EmailId?> _softBounced = [];
    private Dictionary<SubscriptionType, Subscription>? _types;

    public Subscription All { get; private set; }

    public IEnumerable<SubscriptionType> Types => _types?.Keys ?? Enumerable.Empty<SubscriptionType>();

    /// <summary>The subscription of a type; the one across all types where the type has none of its own.</summary>
    public Subscription this[SubscriptionType? type] =>
        type is { } named && _types is not null && _types.TryGetValue(named, out var own) ? own : All;

    /// <returns>The outcome. Where several subscriptions are concerned: a change if any changed, else a rejection, else
    /// unchanged.</returns>
    public Outcome Apply(SubscriptionEvent subscriptionEvent, SubscriptionAudit? audit = null)
    {
        var trigger = Count(subscriptionEvent);
        if (trigger == Trigger.SubscribedWithProof && string.IsNullOrWhiteSpace(subscriptionEvent.Proof))
            return Refuse(RejectionReason.NoProof, subscriptionEvent, audit);
        if (subscriptionEvent.Type is { } type && !ConcernsAddress(trigger))
        {
            // A type without a state of its own starts from the state across all types.
            (_types ??= [])[type] = Step(type, this[type], trigger, subscriptionEvent, audit, out var outcome);
            return outcome;
        }
        All = Step(null, All, trigger, subscriptionEvent, audit, out var result);
        if (_types is null) return result;
        foreach (var named in _types.Keys)
        {
            _types[named] = Step(named, _types[named], trigger, subscriptionEvent, audit, out var outcome);
            if (outcome.Kind == OutcomeKind.Changed && result.Kind != OutcomeKind.Changed || result.Kind == OutcomeKind.Unchanged)
                result = outcome;
        }
        return result;
    }

    private Subscription Step(
        SubscriptionType? type, Subscription from, Trigger trigger, SubscriptionEvent subscriptionEvent, SubscriptionAudit? audit,
        out Outcome outcome)
    {
        var next = from.After(options.Table, trigger, out outcome);
        if (outcome.Kind == OutcomeKind.Changed)
            audit?.Changes.Add(new SubscriptionChange(type, from.State, next.State, trigger, subscriptionEvent));
        if (outcome.Reason is { } reason) audit?.Refusals.Add(new SubscriptionRefusal(type, from.State, reason, subscriptionEvent));
        return next;
    }

    private Outcome Refuse(RejectionReason reason, SubscriptionEvent subscriptionEvent, SubscriptionAudit? audit)
    {
        audit?.Refusals.Add(new SubscriptionRefusal(subscriptionEvent.Type, this[subscriptionEvent.Type].State, reason, subscriptionEvent));
        return Outcome.Rejected(reason);
    }

    /// <summary>
    /// Counts soft bounces of different emails in a row. The one that reaches the limit becomes
    /// <see cref="Trigger.SoftBounceLimitReached"/>, and counting starts again.
    /// </summary>
    private Trigger Count(SubscriptionEvent subscriptionEvent)
    {
        if (subscriptionEvent.Trigger is Trigger.Delivered or Trigger.Unbounced or Trigger.Erased) _softBounced.Clear();
        if (subscriptionEvent.Trigger != Trigger.SoftBounced
            || (subscriptionEvent.Email is not null && _softBounced.Contains(subscriptionEvent.Email)))
            return subscriptionEvent.Trigger;
        _softBounced.Add(subscriptionEvent.Email);
        if (_softBounced.Count < options.SoftBounceLimit) return Trigger.SoftBounced;
        _softBounced.Clear();
        return Trigger.SoftBounceLimitReached;
    }

    // These change the state across all types and of every type, whatever type the event names.
    private static bool ConcernsAddress(Trigger trigger) => trigger switch
    {
        Trigger.HardBounced or Trigger.SoftBounced or Trigger.SoftBounceLimitReached or Trigger.Delivered or Trigger.SpamReported
            or Trigger.Unbounced
            or Trigger.Archived or Trigger.Restored or Trigger.Erased => true,
        Trigger.OptInRequested or Trigger.OptInConfirmed or Trigger.OptInWithdrawn or Trigger.OptInExpired or Trigger.SubscribedWithProof
            or Trigger.Imported
            or Trigger.Unsubscribed => false,
    };
}

/// <summary>Collects the changes and refusals of a fold, for the history.</summary>
internal sealed class SubscriptionAudit
{
    public List<SubscriptionChange> Changes { get; } = [];

    public List<SubscriptionRefusal> Refusals { get; } = [];
}

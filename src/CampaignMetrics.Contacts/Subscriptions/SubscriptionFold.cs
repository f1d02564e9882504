namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>One contact's subscriptions while events are applied by time. The one place that says what an event does to them.</summary>
internal sealed class SubscriptionFold(SubscriptionOptions options)
{
    private readonly List<EmailId?> _softBounced = [];
    private Dictionary<SubscriptionType, Subscription>? _types;

    public Subscription All { get; private set; }

    public IEnumerable<SubscriptionType> Types => _types?.Keys ?? Enumerable.Empty<SubscriptionType>();

    /// <summary>The subscription of a type; the one across all types where the type has none of its own.</summary>
    public Subscription this[SubscriptionType? type] =>
        type is { } named && _types is not null && _types.TryGetValue(named, out var own) ? own : All;

    /// <returns>What it did: of several subscriptions, a change before a refusal before nothing.</returns>
    public Outcome Apply(SubscriptionEvent told, SubscriptionAudit? audit = null)
    {
        var trigger = Count(told);
        if (trigger == Trigger.SubscribedWithProof && string.IsNullOrWhiteSpace(told.Proof))
            return Refuse(RejectionReason.NoProof, told, audit);
        if (told.Type is { } type && !ConcernsAddress(trigger))
        {
            (_types ??= [])[type] = Step(type, this[type], trigger, told, audit, out var outcome);
            return outcome;
        }
        All = Step(null, All, trigger, told, audit, out var result);
        if (_types is null) return result;
        foreach (var named in _types.Keys)
        {
            _types[named] = Step(named, _types[named], trigger, told, audit, out var outcome);
            if (outcome.Kind == OutcomeKind.Changed && result.Kind != OutcomeKind.Changed || result.Kind == OutcomeKind.Unchanged)
                result = outcome;
        }
        return result;
    }

    private Subscription Step(
        SubscriptionType? type, Subscription from, Trigger trigger, SubscriptionEvent told, SubscriptionAudit? audit, out Outcome outcome)
    {
        var next = from.After(options.Table, trigger, out outcome);
        if (outcome.Kind == OutcomeKind.Changed) audit?.Changes.Add(new SubscriptionChange(type, from.State, next.State, trigger, told));
        if (outcome.Reason is { } reason) audit?.Refusals.Add(new SubscriptionRefusal(type, from.State, reason, told));
        return next;
    }

    private Outcome Refuse(RejectionReason reason, SubscriptionEvent told, SubscriptionAudit? audit)
    {
        audit?.Refusals.Add(new SubscriptionRefusal(told.Type, this[told.Type].State, reason, told));
        return Outcome.Rejected(reason);
    }

    /// <summary>
    /// Counts emails that came back softly in a row: the one that fills it becomes another trigger, and a new row begins.
    /// </summary>
    private Trigger Count(SubscriptionEvent told)
    {
        if (told.Trigger is Trigger.Delivered or Trigger.Unbounced or Trigger.Erased) _softBounced.Clear();
        if (told.Trigger != Trigger.SoftBounced || (told.Email is not null && _softBounced.Contains(told.Email))) return told.Trigger;
        _softBounced.Add(told.Email);
        if (_softBounced.Count < options.SoftBounceLimit) return Trigger.SoftBounced;
        _softBounced.Clear();
        return Trigger.SoftBounceLimitReached;
    }

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

/// <summary>Where a fold writes down what it did.</summary>
internal sealed class SubscriptionAudit
{
    public List<SubscriptionChange> Changes { get; } = [];

    public List<SubscriptionRefusal> Refusals { get; } = [];
}

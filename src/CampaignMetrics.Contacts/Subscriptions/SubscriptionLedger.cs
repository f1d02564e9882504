namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>The subscription states of many contacts, computed from their events.</summary>
/// <remarks>
/// Feed it with the same email events as a message ledger, and with events of its own such as opt-ins and imports; then ask
/// <see cref="StandingOf"/> for an audience, or <see cref="History"/> for a contact's page. Events may come in any order and more than
/// once. Not thread-safe.
/// </remarks>
/// <example>
/// <code>
/// var subscriptions = new SubscriptionLedger();
/// subscriptions.Apply(
///     "ann@example.com", new SubscriptionEvent { At = at, Trigger = Trigger.SubscribedWithProof, Proof = "form of 2 March" });
/// Console.WriteLine(subscriptions.StateOf("ann@example.com"));   // Subscribed
/// </code>
/// </example>
public sealed class SubscriptionLedger
{
    private readonly SubscriptionOptions _options;
    private readonly Dictionary<ContactId, SubscriptionLog> _logs = [];
    private readonly Dictionary<ContactId, RequestGate> _gates = [];
    private readonly RequestGate? _gate;

    /// <summary>An empty ledger.</summary>
    /// <param name="options">The rules; null for the defaults.</param>
    public SubscriptionLedger(SubscriptionOptions? options = null)
    {
        _options = options ?? SubscriptionOptions.Default;
        if (_options.OptInRequestsPerDay is { } limit) _gate = new RequestGate(limit);
    }

    /// <summary>The contacts that have events, in no particular order.</summary>
    public IEnumerable<ContactId> Contacts => _logs.Keys;

    /// <summary>Applies the subscription event that an email's event stands for, if any.</summary>
    /// <param name="emailEvent">The event.</param>
    /// <returns>True if the event concerns subscriptions and was not known yet.</returns>
    public bool Apply(EmailEvent emailEvent) =>
        SubscriptionEvents.From(emailEvent, _options) is { } meant && LogOf(emailEvent.Recipient).Add(meant);

    /// <summary>Applies an event and returns what it does at its place in time. An event that is known already does nothing.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="subscriptionEvent">The event.</param>
    /// <remarks>
    /// Where several types are concerned, the outcome is a change if any changed, else a rejection. A rejected event is kept for the audit,
    /// except where a limit on requests rejected it: then no mail was sent.
    /// </remarks>
    public Outcome Apply(ContactId contact, SubscriptionEvent subscriptionEvent)
    {
        ArgumentNullException.ThrowIfNull(subscriptionEvent);
        var log = LogOf(contact);
        if (log.Contains(subscriptionEvent)) return Outcome.Unchanged;
        // Only a request that would be sent, and not one that the table rejects, counts towards the limits.
        if (subscriptionEvent.Trigger == Trigger.OptInRequested
            && log.Try(subscriptionEvent, _options).Kind == OutcomeKind.Changed
            && !TryEnter(contact, subscriptionEvent.At))
            return Outcome.Rejected(RejectionReason.TooManyRequests);
        return log.Take(subscriptionEvent, _options);
    }

    /// <summary>A contact's state; <see cref="SubscriptionState.NoConsent"/> for an unknown contact.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="type">The subscription type; null for the state across all types.</param>
    public SubscriptionState StateOf(ContactId contact, SubscriptionType? type = null) =>
        _logs.TryGetValue(contact, out var log) ? log.Fold(_options)[type].State : SubscriptionState.NoConsent;

    /// <summary>A contact's states across all types and of one type: the input of an audience.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="type">The subscription type; null for mail of no type.</param>
    public Standing StandingOf(ContactId contact, SubscriptionType? type = null)
    {
        if (!_logs.TryGetValue(contact, out var log)) return default;
        var fold = log.Fold(_options);
        return new Standing(fold.All.State, fold[type].State);
    }

    /// <summary>A contact's states and changes; empty for an unknown contact.</summary>
    /// <param name="contact">The contact.</param>
    public SubscriptionHistory History(ContactId contact) => (_logs.GetValueOrDefault(contact) ?? new SubscriptionLog()).History(_options);

    /// <summary>Removes all events of a contact, and thereby its states.</summary>
    /// <param name="contact">The contact.</param>
    /// <returns>True if there was anything to remove.</returns>
    public bool Forget(ContactId contact) => _logs.Remove(contact) | _gates.Remove(contact);

    private SubscriptionLog LogOf(ContactId contact)
    {
        if (!_logs.TryGetValue(contact, out var log)) _logs.Add(contact, log = new SubscriptionLog());
        return log;
    }

    private bool TryEnter(ContactId contact, DateTimeOffset at)
    {
        var own = GateOf(contact);
        // Both limits are checked before either counts the request: one that is rejected uses up neither.
        if (_gate?.IsOpenAt(at) == false || own?.IsOpenAt(at) == false) return false;
        _gate?.Enter(at);
        own?.Enter(at);
        return true;
    }

    private RequestGate? GateOf(ContactId contact)
    {
        if (_options.OptInRequestsPerContactPerDay is not { } limit) return null;
        if (!_gates.TryGetValue(contact, out var gate)) _gates.Add(contact, gate = new RequestGate(limit));
        return gate;
    }
}

namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>The subscriptions of many contacts. Events may come in any order and more than once.</summary>
/// <remarks>Not for two threads at once.</remarks>
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

    /// <summary>The contacts that any event told of, in no particular order.</summary>
    public IEnumerable<ContactId> Contacts => _logs.Keys;

    /// <summary>Takes what an email's event means for its contact's subscriptions.</summary>
    /// <param name="emailEvent">The event.</param>
    /// <returns>Whether it means anything and was not known yet.</returns>
    public bool Apply(EmailEvent emailEvent) =>
        SubscriptionEvents.From(emailEvent, _options) is { } meant && LogOf(emailEvent.Recipient).Add(meant);

    /// <summary>Takes an event, and tells what it does in its place in time; one that is known already does nothing.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="subscriptionEvent">The event.</param>
    /// <remarks>
    /// Of several types that it concerns, one that changes decides the outcome, else one that refuses.
    /// A refused event is kept for the audit; one that a limit refuses is not, as no mail left.
    /// </remarks>
    public Outcome Apply(ContactId contact, SubscriptionEvent subscriptionEvent)
    {
        ArgumentNullException.ThrowIfNull(subscriptionEvent);
        var log = LogOf(contact);
        if (log.Contains(subscriptionEvent)) return Outcome.Unchanged;
        if (subscriptionEvent.Trigger == Trigger.OptInRequested
            && log.Try(subscriptionEvent, _options).Kind == OutcomeKind.Changed
            && !TryEnter(contact, subscriptionEvent.At))
            return Outcome.Rejected(RejectionReason.TooManyRequests);
        return log.Take(subscriptionEvent, _options);
    }

    /// <summary>The state of a contact; <see cref="SubscriptionState.NoConsent"/> for one of whom nothing is known.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="type">The subscription type; null for the state across all types.</param>
    public SubscriptionState StateOf(ContactId contact, SubscriptionType? type = null) =>
        _logs.TryGetValue(contact, out var log) ? log.Fold(_options)[type].State : SubscriptionState.NoConsent;

    /// <summary>A contact's state across all types and with one of them, as an audience asks for it.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="type">The subscription type; null for mail of no type.</param>
    public Standing StandingOf(ContactId contact, SubscriptionType? type = null)
    {
        if (!_logs.TryGetValue(contact, out var log)) return default;
        var fold = log.Fold(_options);
        return new Standing(fold.All.State, fold[type].State);
    }

    /// <summary>A contact's states and how they came to be; empty for one of whom nothing is known.</summary>
    /// <param name="contact">The contact.</param>
    public SubscriptionHistory History(ContactId contact) => (_logs.GetValueOrDefault(contact) ?? new SubscriptionLog()).History(_options);

    /// <summary>Forgets a contact: its events, and with them its states.</summary>
    /// <param name="contact">The contact.</param>
    /// <returns>Whether anything was known of it.</returns>
    public bool Forget(ContactId contact) => _logs.Remove(contact) | _gates.Remove(contact);

    private SubscriptionLog LogOf(ContactId contact)
    {
        if (!_logs.TryGetValue(contact, out var log)) _logs.Add(contact, log = new SubscriptionLog());
        return log;
    }

    private bool TryEnter(ContactId contact, DateTimeOffset at)
    {
        var own = GateOf(contact);
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

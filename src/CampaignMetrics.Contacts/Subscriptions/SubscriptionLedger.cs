namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>The subscription states of many contacts, computed from their events.</summary>
/// <remarks>
/// <para>Feed it with the same email events as a message ledger, and with events of its own such as opt-ins and imports; then ask
/// <see cref="StandingOf"/> for an audience, or <see cref="History"/> for a contact's page. Events may come in any order and more than
/// once.</para>
/// <para>All members are thread-safe: several threads may apply events, of different contacts and of the same one, while others ask. The
/// limits of requests are exact then, too.</para>
/// </remarks>
/// <example>
/// <code>
/// var subscriptions = new SubscriptionLedger();
/// subscriptions.Apply(
///     "ann@example.com", new SubscriptionEvent { At = at, Trigger = Trigger.SubscribedWithProof, Proof = "form of 2 March" });
/// Console.WriteLine(subscriptions.StateOf("ann@example.com"));   // Subscribed
/// </code>
/// </example>
public sealed partial class SubscriptionLedger
{
    private readonly SubscriptionOptions _options;
    private readonly SubscriptionShard[] _shards = SubscriptionShard.All();
    // Its own lock. It is taken while that of a shard is held, and never the other way round.
    private readonly RequestGate? _gate;

    /// <summary>An empty ledger.</summary>
    /// <param name="options">The rules; null for the defaults.</param>
    public SubscriptionLedger(SubscriptionOptions? options = null)
    {
        _options = options ?? SubscriptionOptions.Default;
        if (_options.OptInRequestsPerDay is { } limit) _gate = new RequestGate(limit);
    }

    /// <summary>The contacts that have events when it is asked, in no particular order. What was given does not change with later
    /// events.</summary>
    public IEnumerable<ContactId> Contacts => [.. _shards.SelectMany(ContactsOf)];

    /// <summary>Applies the subscription event that an email's event stands for, if any.</summary>
    /// <param name="emailEvent">The event.</param>
    /// <returns>True if the event concerns subscriptions and was not known yet.</returns>
    /// <exception cref="InvalidOperationException">It is the ledger of a <c>DurableContacts</c>, which takes the events itself.</exception>
    public bool Apply(EmailEvent emailEvent)
    {
        var meant = SubscriptionEvents.From(emailEvent, _options);
        ThrowIfFollowing();
        if (meant is null) return false;
        var shard = ShardOf(emailEvent.Recipient);
        lock (shard.Lock) return shard.LogOf(emailEvent.Recipient).Add(meant);
    }

    /// <summary>Applies an event and returns what it does at its place in time. An event that is known already does nothing.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="subscriptionEvent">The event.</param>
    /// <remarks>
    /// Where several types are concerned, the outcome is a change if any changed, else a rejection. A rejected event is kept for the audit,
    /// except where a limit on requests rejected it: then no mail was sent.
    /// </remarks>
    /// <exception cref="InvalidOperationException">It is the ledger of a <c>DurableContacts</c>, which takes the events itself.</exception>
    public Outcome Apply(ContactId contact, SubscriptionEvent subscriptionEvent)
    {
        ArgumentNullException.ThrowIfNull(subscriptionEvent);
        ThrowIfFollowing();
        var shard = ShardOf(contact);
        lock (shard.Lock) return Apply(shard.LogOf(contact), subscriptionEvent, hasLimits: true, out _);
    }

    /// <summary>A contact's state; <see cref="SubscriptionState.NoConsent"/> for an unknown contact.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="type">The subscription type; null for the state across all types.</param>
    public SubscriptionState StateOf(ContactId contact, SubscriptionType? type = null)
    {
        var shard = ShardOf(contact);
        lock (shard.Lock)
            return shard.Logs.TryGetValue(contact, out var log) ? log.Fold(_options)[type].State : SubscriptionState.NoConsent;
    }

    /// <summary>A contact's states across all types and of one type: the input of an audience.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="type">The subscription type; null for mail of no type.</param>
    public Standing StandingOf(ContactId contact, SubscriptionType? type = null)
    {
        var shard = ShardOf(contact);
        lock (shard.Lock)
        {
            if (!shard.Logs.TryGetValue(contact, out var log)) return default;
            var fold = log.Fold(_options);
            return new Standing(fold.All.State, fold[type].State);
        }
    }

    /// <summary>A contact's states and changes; empty for an unknown contact.</summary>
    /// <param name="contact">The contact.</param>
    public SubscriptionHistory History(ContactId contact)
    {
        var shard = ShardOf(contact);
        lock (shard.Lock) return (shard.Logs.GetValueOrDefault(contact) ?? new SubscriptionLog()).History(_options);
    }

    /// <summary>Removes all events of a contact, and thereby its states.</summary>
    /// <param name="contact">The contact.</param>
    /// <returns>True if there was anything to remove.</returns>
    /// <exception cref="InvalidOperationException">It is the ledger of a <c>DurableContacts</c>, which forgets contacts
    /// itself.</exception>
    public bool Forget(ContactId contact)
    {
        ThrowIfFollowing();
        var shard = ShardOf(contact);
        lock (shard.Lock) return shard.Logs.Remove(contact);
    }

    private static ContactId[] ContactsOf(SubscriptionShard shard)
    {
        lock (shard.Lock) return [.. shard.Logs.Where(known => known.Value.HasEvents).Select(known => known.Key)];
    }

    private SubscriptionShard ShardOf(ContactId contact) => _shards[SubscriptionShard.NumberOf(contact)];

    /// <summary>Applies an event to a contact's log. Its shard's lock is held.</summary>
    private Outcome Apply(SubscriptionLog log, SubscriptionEvent subscriptionEvent, bool hasLimits, out bool isNew)
    {
        isNew = false;
        var place = log.PlaceOf(subscriptionEvent);
        if (place >= 0) return Outcome.Unchanged;
        // Only a request that would be sent, and not one that the table rejects, counts towards the limits.
        if (subscriptionEvent.Trigger == Trigger.OptInRequested
            && log.Try(subscriptionEvent, _options).Kind == OutcomeKind.Changed
            && !TryEnter(log, subscriptionEvent.At, hasLimits))
            return Outcome.Rejected(RejectionReason.TooManyRequests);
        isNew = true;
        return log.Take(subscriptionEvent, ~place, _options);
    }

    /// <summary>Counts a request, unless a limit is reached and holds for it.</summary>
    private bool TryEnter(SubscriptionLog log, DateTimeOffset at, bool hasLimits)
    {
        if (_options.OptInRequestsPerContactPerDay is { } limit) log.Requests ??= new RequestGate(limit);
        if (_gate is null) return TryEnter(null, log.Requests, at, hasLimits);
        lock (_gate) return TryEnter(_gate, log.Requests, at, hasLimits);
    }

    private static bool TryEnter(RequestGate? all, RequestGate? own, DateTimeOffset at, bool hasLimits)
    {
        // Both limits are checked before either counts the request: one that is rejected uses up neither.
        if (hasLimits && (all?.IsOpenAt(at) == false || own?.IsOpenAt(at) == false)) return false;
        all?.Enter(at);
        own?.Enter(at);
        return true;
    }
}

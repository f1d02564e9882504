namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>
/// An event of a contact's subscriptions: what happened, when, to which type, and by whom. The audit keeps it as the cause of a change.
/// </summary>
public sealed record SubscriptionEvent
{
    /// <summary>When: a UTC instant from 1970 to 2199, as in <see cref="CampaignMetrics.EmailEvent.At"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant lies outside those years.</exception>
    public required DateTimeOffset At { get; init => field = Door.Instant(value).ToUniversalTime(); }

    /// <summary>What happened.</summary>
    public required Trigger Trigger { get; init => field = Door.Known(value); }

    /// <summary>The idempotency key; by default none. Events that are equal in all properties count once.</summary>
    public EventId Id { get; init; }

    /// <summary>
    /// The subscription type; null (the default) for all types. Ignored for triggers that concern the address: bounces, complaints, the
    /// archive, erasure.
    /// </summary>
    /// <exception cref="ArgumentException">It is the default value, which names no type.</exception>
    public SubscriptionType? Type
    {
        get;
        init => field = value is { Value: "" } ? throw new ArgumentException("The type is named by no text.", nameof(Type)) : value;
    }

    /// <summary>The email that caused the event; null for none.</summary>
    public EmailId? Email { get; init; }

    /// <summary>How the contact unsubscribed; null when not stated.</summary>
    public UnsubscribeMethod? Method { get; init => field = Door.Known(value); }

    /// <summary>The proof of consent, in words: a form, a contract, a recording; null for none.</summary>
    public string? Proof { get; init; }

    /// <summary>Who or what caused it: a user, an import, the contact; null where not stated.</summary>
    public string? By { get; init; }

    /// <summary>Further details, such as the server's response; null for none.</summary>
    public string? Detail { get; init; }
}

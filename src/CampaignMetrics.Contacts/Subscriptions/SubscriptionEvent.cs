namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>
/// One thing that happened to a contact's subscriptions: what, when, to
/// which type, and what caused it. It is the audit's cause as it stands.
/// </summary>
public sealed record SubscriptionEvent
{
    /// <summary>When: a UTC instant from 1970 to 2199, as in <see cref="CampaignMetrics.EmailEvent.At"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The instant lies outside those years.</exception>
    public required DateTimeOffset At { get; init => field = Door.Instant(value).ToUniversalTime(); }

    /// <summary>What.</summary>
    public required Trigger Trigger { get; init => field = Door.Known(value); }

    /// <summary>The idempotency key; two events that are equal in everything are one. By default none.</summary>
    public EventId Id { get; init; }

    /// <summary>
    /// The subscription type; null (the default) for all of them. Not heeded for
    /// what concerns the address: bounces, complaints, the archive, erasure.
    /// </summary>
    public SubscriptionType? Type { get; init; }

    /// <summary>The email that caused it; null for none.</summary>
    public EmailId? Email { get; init; }

    /// <summary>How the contact unsubscribed; null when not stated.</summary>
    public UnsubscribeMethod? Method { get; init => field = Door.Known(value); }

    /// <summary>The proof of consent, in words: a form, a contract, a recording; null for none.</summary>
    public string? Proof { get; init; }

    /// <summary>Who or what did it: a user, an import, the contact; null when not stated.</summary>
    public string? By { get; init; }

    /// <summary>What else is known, such as the server's response; null for nothing.</summary>
    public string? Detail { get; init; }
}

namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>A change of subscription state, for the audit.</summary>
/// <param name="Type">The subscription type; null for the state across all types.</param>
/// <param name="From">The state before.</param>
/// <param name="To">The state after.</param>
/// <param name="Trigger">What changed it; a soft bounce that reaches the limit is <see cref="Trigger.SoftBounceLimitReached"/>.</param>
/// <param name="Cause">The event behind it.</param>
public sealed record SubscriptionChange(
    SubscriptionType? Type, SubscriptionState From, SubscriptionState To, Trigger Trigger, SubscriptionEvent Cause)
{
    /// <summary>When it happened.</summary>
    public DateTimeOffset At => Cause.At;
}

/// <summary>A rejected event, for the audit.</summary>
/// <param name="Type">The subscription type; null for the state across all types.</param>
/// <param name="State">The state, which stays.</param>
/// <param name="Reason">Why.</param>
/// <param name="Cause">The event that was refused.</param>
public sealed record SubscriptionRefusal(SubscriptionType? Type, SubscriptionState State, RejectionReason Reason, SubscriptionEvent Cause);

namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>A contact's subscription states as they matter for one email: across all types, and of the email's type.</summary>
/// <param name="AcrossTypes">The state across all types.</param>
/// <param name="OfType">The state with the email's type; the same for an email of no type.</param>
/// <remarks>The default value of this type is that of an unknown contact: no consent.</remarks>
public readonly record struct Standing(SubscriptionState AcrossTypes, SubscriptionState OfType)
{
    /// <summary>The state across all types.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a member of <see cref="SubscriptionState"/>.</exception>
    public SubscriptionState AcrossTypes { get; init => field = Door.Known(value); } = Door.Known(AcrossTypes);

    /// <summary>The state with the email's type.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a member of <see cref="SubscriptionState"/>.</exception>
    public SubscriptionState OfType { get; init => field = Door.Known(value); } = Door.Known(OfType);

    /// <summary>Creates a standing with the same state for all types.</summary>
    /// <param name="state">The state.</param>
    public Standing(SubscriptionState state) : this(Door.Known(state, nameof(state)), state) { }
}

namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>Where a contact stands, as far as one email is concerned.</summary>
/// <param name="AcrossTypes">The state across all types.</param>
/// <param name="OfType">The state with the email's type; the same for an email of no type.</param>
/// <remarks>The default value of this type is a contact of whom nothing is known.</remarks>
public readonly record struct Standing(SubscriptionState AcrossTypes, SubscriptionState OfType)
{
    /// <summary>A standing that is the same for all types.</summary>
    /// <param name="state">The state.</param>
    public Standing(SubscriptionState state) : this(state, state) { }
}

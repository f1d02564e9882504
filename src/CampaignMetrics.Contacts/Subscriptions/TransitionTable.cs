namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>The rules of a subscription: what a trigger does in a state. It must be a pure function.</summary>
/// <param name="state">The state.</param>
/// <param name="trigger">The trigger.</param>
public delegate Outcome TransitionTable(SubscriptionState state, Trigger trigger);

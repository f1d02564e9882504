namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>What a trigger does in a state. Pure: the same question has always the same answer.</summary>
/// <param name="state">The state.</param>
/// <param name="trigger">The trigger.</param>
public delegate Outcome TransitionTable(SubscriptionState state, Trigger trigger);

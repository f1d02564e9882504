namespace CampaignMetrics.Contacts.Subscriptions;

// Inside the namespace, so that names such as Archived mean the states and not the events of the same name.
using static CampaignMetrics.Contacts.Subscriptions.Outcome;
using static CampaignMetrics.Contacts.Subscriptions.SubscriptionState;

public static partial class TransitionTables
{
    /// <summary>
    /// Pipedrive's table. It differs from <see cref="Default"/> in that a complaint counts as unsubscribing, because Pipedrive has no state
    /// for it, and only subscribed contacts can be archived.
    /// </summary>
    /// <param name="state">The state.</param>
    /// <param name="trigger">The trigger.</param>
    /// <remarks>
    /// https://support.pipedrive.com/en/article/campaigns-marketing-contacts, .../campaigns-double-opt-in-marketing-contacts.
    /// </remarks>
    public static Outcome Pipedrive(SubscriptionState state, Trigger trigger)
    {
        // What is not named here is Default's, also for a trigger that is added one day.
        if (trigger == Trigger.SpamReported) return Default(state, Trigger.Unsubscribed);
        var outcome = Default(state, trigger);
        return trigger == Trigger.Archived && state is not (Subscribed or Archived) ? Rejected(RejectionReason.NotSubscribed) : outcome;
    }

    /// <summary>
    /// HubSpot's table. It differs from <see cref="Default"/> in that soft bounces never block an address, and a subscribed contact counts
    /// as confirmed already.
    /// </summary>
    /// <param name="state">The state.</param>
    /// <param name="trigger">The trigger.</param>
    /// <remarks>
    /// https://knowledge.hubspot.com/marketing-email/set-up-double-opt-in-for-emails and the pages on bounces and on resubscribing.
    /// </remarks>
    public static Outcome HubSpot(SubscriptionState state, Trigger trigger)
    {
        var outcome = Default(state, trigger);
        return trigger == Trigger.SoftBounceLimitReached || (trigger == Trigger.OptInRequested && state == Subscribed)
            ? Unchanged
            : outcome;
    }
}

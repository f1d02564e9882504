using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.Contacts.Audiences;

/// <summary>Decides by a contact's subscription states whether it may be mailed.</summary>
/// <param name="standing">The subscription states of the contact.</param>
/// <returns>Null where the contact may be mailed, else the reason why not.</returns>
public delegate NotSentReason? MailingRule(Standing standing);

/// <summary>The built-in rules of which subscription states may be mailed.</summary>
public static class MailingRules
{
    /// <summary>Mails subscribed contacts only: for marketing mail in the EU, and what Pipedrive does.</summary>
    /// <param name="standing">The subscription states of the contact.</param>
    public static NotSentReason? ConsentRequired(Standing standing) => standing.OfType switch
    {
        SubscriptionState.Subscribed => null,
        SubscriptionState.NoConsent => NotSentReason.NoConsent,
        SubscriptionState.PendingDoubleOptIn => NotSentReason.Unconfirmed,
        SubscriptionState.Unsubscribed when standing.AcrossTypes == SubscriptionState.Unsubscribed => NotSentReason.UnsubscribedFromAll,
        SubscriptionState.Unsubscribed => NotSentReason.UnsubscribedFromType,
        SubscriptionState.Bounced => NotSentReason.PreviouslyBounced,
        SubscriptionState.Complained => NotSentReason.PreviouslyComplained,
        SubscriptionState.Archived => NotSentReason.Archived,
    };

    /// <summary>
    /// Mails everybody except those who refused or whose address does not work: what HubSpot does without its data privacy settings.
    /// </summary>
    /// <param name="standing">The subscription states of the contact.</param>
    public static NotSentReason? UnlessRefused(Standing standing) =>
        standing.OfType == SubscriptionState.NoConsent ? null : ConsentRequired(standing);

    /// <summary>Mails everybody except bounced addresses: for mail that a contract requires, such as an invoice.</summary>
    /// <param name="standing">The subscription states of the contact.</param>
    public static NotSentReason? Transactional(Standing standing) =>
        standing.OfType == SubscriptionState.Bounced ? NotSentReason.PreviouslyBounced : null;
}

using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.Contacts.Audiences;

/// <summary>Decides whether a contact may be mailed by where it stands.</summary>
/// <param name="standing">Where the contact stands.</param>
/// <returns>Null when it may be mailed, else why not.</returns>
public delegate NotSentReason? MailingRule(Standing standing);

/// <summary>Who may be mailed.</summary>
public static class MailingRules
{
    /// <summary>Only who is subscribed: marketing mail in the EU, and Pipedrive.</summary>
    /// <param name="standing">Where the contact stands.</param>
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

    /// <summary>All but those who said no, or whose address takes no mail: HubSpot without its data privacy settings.</summary>
    /// <param name="standing">Where the contact stands.</param>
    public static NotSentReason? UnlessRefused(Standing standing) =>
        standing.OfType == SubscriptionState.NoConsent ? null : ConsentRequired(standing);

    /// <summary>Mail that a contract asks for, such as an invoice: all but bounced addresses.</summary>
    /// <param name="standing">Where the contact stands.</param>
    public static NotSentReason? Transactional(Standing standing) =>
        standing.OfType == SubscriptionState.Bounced ? NotSentReason.PreviouslyBounced : null;
}

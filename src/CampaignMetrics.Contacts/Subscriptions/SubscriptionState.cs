namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>The state of a contact's subscription.</summary>
public enum SubscriptionState : byte
{
    /// <summary>The contact has neither agreed nor refused. The default.</summary>
    NoConsent,

    /// <summary>A double opt-in request was sent, and the contact has not confirmed it yet.</summary>
    PendingDoubleOptIn,

    /// <summary>The contact agreed to the mail.</summary>
    Subscribed,

    /// <summary>The contact unsubscribed.</summary>
    Unsubscribed,

    /// <summary>The address bounced and is not mailed.</summary>
    Bounced,

    /// <summary>The contact reported the mail as spam.</summary>
    Complained,

    /// <summary>The contact is archived: not mailed, but kept.</summary>
    Archived,
}

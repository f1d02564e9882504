namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>Where a contact stands with a subscription.</summary>
public enum SubscriptionState : byte
{
    /// <summary>Nothing is known: the contact has agreed to nothing and refused nothing. The default.</summary>
    NoConsent,

    /// <summary>The contact was asked to confirm, and has not answered yet.</summary>
    PendingDoubleOptIn,

    /// <summary>The contact wants the mail.</summary>
    Subscribed,

    /// <summary>The contact does not want the mail.</summary>
    Unsubscribed,

    /// <summary>The address takes no mail.</summary>
    Bounced,

    /// <summary>The contact reported the mail as spam.</summary>
    Complained,

    /// <summary>Put away: not mailed, but not forgotten.</summary>
    Archived,
}

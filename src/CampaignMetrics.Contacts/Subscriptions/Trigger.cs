namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>An event that may change a subscription.</summary>
public enum Trigger : byte
{
    /// <summary>A double opt-in email was sent, which asks the contact to confirm.</summary>
    OptInRequested,

    /// <summary>The contact confirmed the subscription.</summary>
    OptInConfirmed,

    /// <summary>The double opt-in request was withdrawn.</summary>
    OptInWithdrawn,

    /// <summary>The double opt-in request was not confirmed in time.</summary>
    OptInExpired,

    /// <summary>Subscribed by hand or by the contact's own act, with a proof of consent.</summary>
    SubscribedWithProof,

    /// <summary>Imported from a file or another system that says the contact agreed.</summary>
    Imported,

    /// <summary>The contact ended the subscription, or somebody did for them.</summary>
    Unsubscribed,

    /// <summary>A hard bounce: the address does not work.</summary>
    HardBounced,

    /// <summary>A soft bounce: the message came back although the address works.</summary>
    SoftBounced,

    /// <summary>The soft bounce by which <see cref="SubscriptionOptions.SoftBounceLimit"/> emails in a row have bounced.</summary>
    SoftBounceLimitReached,

    /// <summary>A message was delivered: the count of soft bounces in a row starts again.</summary>
    Delivered,

    /// <summary>The contact reported a message as spam.</summary>
    SpamReported,

    /// <summary>A bounced address was released, so that it can be mailed again.</summary>
    Unbounced,

    /// <summary>The contact was archived: not mailed, but kept.</summary>
    Archived,

    /// <summary>The contact was restored from the archive.</summary>
    Restored,

    /// <summary>All personal data of the contact was erased.</summary>
    Erased,
}

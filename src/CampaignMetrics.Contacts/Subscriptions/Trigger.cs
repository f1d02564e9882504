namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>What may change a subscription.</summary>
public enum Trigger : byte
{
    /// <summary>A mail was sent that asks the contact to confirm.</summary>
    OptInRequested,

    /// <summary>The contact confirmed.</summary>
    OptInConfirmed,

    /// <summary>The request was taken back.</summary>
    OptInWithdrawn,

    /// <summary>The request was not confirmed in time.</summary>
    OptInExpired,

    /// <summary>Subscribed by hand or by the contact's own act, with a proof of consent.</summary>
    SubscribedWithProof,

    /// <summary>Came in with a file or another system that says the contact agreed.</summary>
    Imported,

    /// <summary>The contact ended the subscription, or somebody did for them.</summary>
    Unsubscribed,

    /// <summary>A message came back: the address does not work.</summary>
    HardBounced,

    /// <summary>A message came back although the address works.</summary>
    SoftBounced,

    /// <summary>As many emails in a row came back softly as the limit permits.</summary>
    SoftBounceLimitReached,

    /// <summary>A message was accepted: the row of soft bounces ends.</summary>
    Delivered,

    /// <summary>The contact reported a message as spam.</summary>
    SpamReported,

    /// <summary>A bounced address was freed again.</summary>
    Unbounced,

    /// <summary>The contact was put away.</summary>
    Archived,

    /// <summary>The contact was taken back from the archive.</summary>
    Restored,

    /// <summary>All that is known of the contact was erased.</summary>
    Erased,
}

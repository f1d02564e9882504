using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Postmark;

/// <summary>
/// Postmark's record types. The kind is the bounce type or the reason of a suppression (Postmark's "Webhooks" and "Bounce types").
/// </summary>
internal static class PostmarkEvents
{
    public static EventTable Table { get; } = new()
    {
        { "Delivery", EventType.Delivered },
        { "Open", EventType.Opened },
        { "Click", EventType.Clicked },
        { "SpamComplaint", EventType.SpamReported },

        // A type that is not listed, such as Unknown, is a bounce of which the server's words tell the rest.
        { "Bounce", EventType.Bounced },
        { "Bounce/HardBounce", EventType.Bounced, "hard" },
        { "Bounce/SoftBounce", EventType.Bounced, "soft" },
        { "Bounce/VirusNotification", EventType.Bounced, "soft" },
        { "Bounce/Blocked", EventType.Bounced, "blocked" },
        // A filter's word, and nobody's complaint: "blocked by the user, or classified as spam, bulk mail, or had rejected content".
        { "Bounce/SpamNotification", EventType.Bounced, "blocked" },
        { "Bounce/Transient", EventType.Deferred },
        { "Bounce/DnsError", EventType.Deferred },
        { "Bounce/OpenRelayTest", EventType.Deferred },
        { "Bounce/SpamComplaint", EventType.SpamReported },
        { "Bounce/Unsubscribe", UnsubscribeMethod.Mailto },
        { "Bounce/ManualSuppression", UnsubscribeMethod.Manual },
        { "Bounce/Subscribe", EventType.Resubscribed },
        { "Bounce/BadEmailAddress", EventType.NotSent },
        { "Bounce/ManuallyDeactivated", EventType.NotSent },
        { "Bounce/Unconfirmed", EventType.NotSent },
        { "Bounce/DMARCPolicy", EventType.NotSent },
        { "Bounce/SMTPApiError", EventType.NotSent },
        { "Bounce/TemplateRenderingFailed", EventType.NotSent },
        { "Bounce/AutoResponder", EventType.Bounced, EventMeaning.AutoReply },
        { "Bounce/AddressChange", EventType.Bounced, EventMeaning.AutoReply },
        { "Bounce/ChallengeVerification", EventType.Bounced, EventMeaning.AutoReply },
        { "Bounce/InboundError", "of inbound mail" },

        { "SubscriptionChange/ManualSuppression", EventType.Unsubscribed },
        { "SubscriptionChange/Resumed", EventType.Resubscribed },
        { "SubscriptionChange/HardBounce", "the Bounce record tells the same" },
        { "SubscriptionChange/SpamComplaint", "the SpamComplaint record tells the same" },
        { "Inbound", "inbound mail" },
    };
}

using CampaignMetrics.Bounces;
using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.AmazonSes;

/// <summary>
/// Amazon SES's event types; the kind is the bounce type, or a subtype that says more (SES developer guide, "Examples of event data").
/// </summary>
internal static class AmazonSesEvents
{
    public static EventTable Table { get; } = new()
    {
        { "Send", EventType.Sent },
        { "Reject", EventType.NotSent },
        { "Rendering Failure", EventType.NotSent },
        { "DeliveryDelay", EventType.Deferred },
        { "Delivery", EventType.Delivered },
        { "Bounce", EventType.Bounced },
        { "Bounce/Permanent", BounceClass.Hard },
        { "Bounce/Transient", BounceClass.Soft },
        { "Bounce/Transient/General", EventType.Bounced, EventMeaning.AutoReply },
        { "Bounce/Suppressed", EventType.NotSent },
        { "Bounce/OnAccountSuppressionList", EventType.NotSent },
        { "Bounce/UnsubscribedRecipient", EventType.NotSent },
        { "Open", EventType.Opened },
        { "Click", EventType.Clicked },
        { "Complaint", EventType.SpamReported },
        { "Complaint/OnAccountSuppressionList", EventType.NotSent },
        { "Complaint/not-spam", "takes a complaint back" },
        { "Complaint/auth-failure", "of the sender's authentication (RFC 6591), not of a reader" },
        { "Subscription/OptOut", EventType.Unsubscribed },
        { "Subscription/OptIn", EventType.Resubscribed },
        { "Received", "inbound mail" },
    };
}

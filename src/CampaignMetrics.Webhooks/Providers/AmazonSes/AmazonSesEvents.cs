using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.AmazonSes;

/// <summary>
/// Amazon SES's event types; the kind is the bounce type, or a subtype that says more (SES developer guide, "Examples of event data").
/// </summary>
internal static class AmazonSesEvents
{
    /// <summary>The class of a transient bounce.</summary>
    public const string Soft = "soft";

    public static EventTable Table { get; } = new()
    {
        { "Send", EventType.Sent },
        { "Reject", EventType.NotSent },
        { "Rendering Failure", EventType.NotSent },
        { "DeliveryDelay", EventType.Deferred },
        { "Delivery", EventType.Delivered },
        { "Bounce", EventType.Bounced },
        { "Bounce/Permanent", EventType.Bounced, "hard" },
        { "Bounce/Transient", EventType.Bounced, Soft },
        { "Bounce/Transient/General", EventType.Bounced, EventMeaning.AutoReply },
        { "Bounce/Suppressed", EventType.NotSent },
        { "Bounce/OnAccountSuppressionList", EventType.NotSent },
        { "Bounce/UnsubscribedRecipient", EventType.NotSent },
        { "Open", EventType.Opened },
        { "Click", EventType.Clicked },
        { "Complaint", EventType.SpamReported },
        { "Complaint/OnAccountSuppressionList", EventType.NotSent },
        { "Complaint/not-spam", "takes a complaint back" },
        { "Subscription/OptOut", EventType.Unsubscribed },
        { "Subscription/OptIn", EventType.Resubscribed },
        { "Received", "inbound mail" },
    };
}

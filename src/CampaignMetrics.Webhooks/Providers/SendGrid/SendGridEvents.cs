using CampaignMetrics.Bounces;
using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.SendGrid;

/// <summary>SendGrid's event names; the kind is the <c>type</c> of those that have one (Twilio's "Event Webhook Reference").</summary>
internal static class SendGridEvents
{
    public static EventTable Table { get; } = new()
    {
        { "processed", EventType.Sent },
        { "dropped", EventType.NotSent },
        { "deferred", EventType.Deferred },
        { "delivered", EventType.Delivered },
        { "bounce", EventType.Bounced },
        { "bounce/bounce", BounceClass.Hard },
        { "bounce/blocked", EventType.Bounced, "blocked" },
        { "bounce/expired", BounceClass.Temporary },
        { "blocked", EventType.Bounced, "blocked" },
        { "open", EventType.Opened },
        { "click", EventType.Clicked },
        { "spamreport", EventType.SpamReported },
        { "unsubscribe", EventType.Unsubscribed, "all" },
        { "group_unsubscribe", EventType.Unsubscribed },
        { "group_resubscribe", EventType.Resubscribed },
    };
}

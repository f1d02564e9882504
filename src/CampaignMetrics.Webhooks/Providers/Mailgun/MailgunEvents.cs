using CampaignMetrics.Bounces;
using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Mailgun;

/// <summary>
/// Mailgun's event names. For <c>failed</c> the kind is the severity, or a reason that says more (Mailgun's "Event types" and, for forms,
/// its former "Webhooks").
/// </summary>
internal static class MailgunEvents
{
    public static EventTable Table { get; } = new()
    {
        { "accepted", EventType.Sent },
        { "delivered", EventType.Delivered },
        { "failed", EventType.Bounced },
        // Mailgun gives up: because of the address or of the sender.
        { "failed/permanent", BounceClass.Hard },
        { "failed/temporary", EventType.Deferred },
        { "failed/espblock", EventType.Bounced, "blocked" },
        { "failed/suppress-bounce", EventType.NotSent },
        { "failed/suppress-complaint", EventType.NotSent },
        { "failed/suppress-unsubscribe", EventType.NotSent },
        { "rejected", EventType.NotSent },
        { "opened", EventType.Opened },
        { "clicked", EventType.Clicked },
        { "unsubscribed", EventType.Unsubscribed },
        { "complained", EventType.SpamReported },
        { "stored", "inbound mail" },

        // These two occur in the older form format only.
        { "bounced", BounceClass.Hard },
        { "dropped", EventType.NotSent },
    };
}

using CampaignMetrics.Bounces;
using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Postal;

/// <summary>Postal's event names (Postal's "Webhooks").</summary>
internal static class PostalEvents
{
    public static EventTable Table { get; } = new()
    {
        { "MessageSent", EventType.Delivered },
        { "MessageDelayed", EventType.Deferred },
        { "MessageDeliveryFailed", BounceClass.Hard },
        { "MessageBounced", EventType.Bounced },
        { "MessageHeld", EventType.NotSent },
        { "MessageLoaded", EventType.Opened },
        { "MessageLinkClicked", EventType.Clicked },
        { "DomainDNSError", "of a domain" },
        { "SendLimitApproaching", "of the server" },
        { "SendLimitExceeded", "of the server" },
    };
}

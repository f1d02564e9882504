using CampaignMetrics.Bounces;
using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.HubSpot;

/// <summary>HubSpot's event types; the kind is the category of a bounce (HubSpot's "Email events overview").</summary>
/// <remarks>HubSpot does not document which categories are hard bounces; this table follows the experience of its users, and is
/// a hint: the server's response goes before it.</remarks>
internal static class HubSpotEvents
{
    public static EventTable Table { get; } = new()
    {
        { "SENT", EventType.Sent },
        { "PROCESSED", EventType.Sent },
        { "DROPPED", EventType.NotSent },
        { "SUPPRESSED", EventType.NotSent },
        { "DEFERRED", EventType.Deferred },
        { "DELIVERED", EventType.Delivered },

        { "BOUNCE", EventType.Bounced },
        { "BOUNCE/UNKNOWN_USER", BounceClass.Hard },
        { "BOUNCE/CONTENT", BounceClass.Hard },
        { "BOUNCE/SPAM", BounceClass.Hard },
        { "BOUNCE/POLICY", BounceClass.Hard },
        { "BOUNCE/HUBSPOT_GLOBAL_BOUNCE", BounceClass.Hard },
        { "BOUNCE/GREYLISTING", BounceClass.Soft },
        { "BOUNCE/MAILBOX_FULL", BounceClass.Soft },
        { "BOUNCE/MAILBOX_MISCONFIGURATION", BounceClass.Soft },
        { "BOUNCE/ISP_MISCONFIGURATION", BounceClass.Soft },
        { "BOUNCE/SENDING_DOMAIN_MISCONFIGURATION", BounceClass.Soft },
        { "BOUNCE/IP_REPUTATION", BounceClass.Soft },
        { "BOUNCE/DOMAIN_REPUTATION", BounceClass.Soft },
        { "BOUNCE/DMARC", BounceClass.Soft },
        { "BOUNCE/DNS_FAILURE", BounceClass.Soft },
        { "BOUNCE/TEMPORARY_PROBLEM", BounceClass.Soft },
        { "BOUNCE/TIMEOUT", BounceClass.Soft },
        { "BOUNCE/THROTTLED", BounceClass.Soft },
        { "BOUNCE/FILTERED", BounceClass.Soft },
        { "BOUNCE/UNCATEGORIZED", BounceClass.Soft },

        { "OPEN", EventType.Opened },
        { "CLICK", EventType.Clicked },
        { "FORWARD", EventType.Forwarded },
        { "REPLY", EventType.Replied },
        { "SPAMREPORT", EventType.SpamReported },
        { "UNBOUNCE", EventType.Unbounced },
        { "STATUSCHANGE/UNSUBSCRIBED", EventType.Unsubscribed },
        { "STATUSCHANGE/SUBSCRIBED", EventType.Resubscribed },
        { "PRINT", "the message was printed" },
    };
}

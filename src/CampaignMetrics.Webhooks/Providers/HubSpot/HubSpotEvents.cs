using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.HubSpot;

/// <summary>HubSpot's event types; the kind is the category of a bounce (HubSpot's "Email events overview").</summary>
/// <remarks>HubSpot does not document which categories are hard bounces; this table follows the experience of its users.</remarks>
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
        { "BOUNCE/UNKNOWN_USER", EventType.Bounced, "hard" },
        { "BOUNCE/CONTENT", EventType.Bounced, "hard" },
        { "BOUNCE/SPAM", EventType.Bounced, "hard" },
        { "BOUNCE/POLICY", EventType.Bounced, "hard" },
        { "BOUNCE/HUBSPOT_GLOBAL_BOUNCE", EventType.Bounced, "hard" },
        { "BOUNCE/GREYLISTING", EventType.Bounced, "soft" },
        { "BOUNCE/MAILBOX_FULL", EventType.Bounced, "soft" },
        { "BOUNCE/MAILBOX_MISCONFIGURATION", EventType.Bounced, "soft" },
        { "BOUNCE/ISP_MISCONFIGURATION", EventType.Bounced, "soft" },
        { "BOUNCE/SENDING_DOMAIN_MISCONFIGURATION", EventType.Bounced, "soft" },
        { "BOUNCE/IP_REPUTATION", EventType.Bounced, "soft" },
        { "BOUNCE/DOMAIN_REPUTATION", EventType.Bounced, "soft" },
        { "BOUNCE/DMARC", EventType.Bounced, "soft" },
        { "BOUNCE/DNS_FAILURE", EventType.Bounced, "soft" },
        { "BOUNCE/TEMPORARY_PROBLEM", EventType.Bounced, "soft" },
        { "BOUNCE/TIMEOUT", EventType.Bounced, "soft" },
        { "BOUNCE/THROTTLED", EventType.Bounced, "soft" },
        { "BOUNCE/FILTERED", EventType.Bounced, "soft" },
        { "BOUNCE/UNCATEGORIZED", EventType.Bounced, "soft" },

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

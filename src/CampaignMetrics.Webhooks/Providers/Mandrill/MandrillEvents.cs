using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Mandrill;

/// <summary>Mandrill's event names (Mailchimp Transactional's "Track activity with webhooks").</summary>
internal static class MandrillEvents
{
    public static EventTable Table { get; } = new()
    {
        { "send", EventType.Sent },
        { "delivered", EventType.Delivered },
        { "deferral", EventType.Deferred },
        { "hard_bounce", EventType.Bounced, "hard" },
        { "soft_bounce", EventType.Bounced, "soft" },
        { "reject", EventType.NotSent },
        { "open", EventType.Opened },
        { "click", EventType.Clicked },
        { "spam", EventType.SpamReported },
        { "unsub", EventType.Unsubscribed },
        { "inbound", "inbound mail" },
        { "whitelist", "a change of the account's allow list" },
        { "blacklist", "a change of the account's deny list" },
    };
}

using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Brevo;

/// <summary>
/// Brevo's event names for transactional mail (Brevo's "Transactional webhooks"), and those for marketing mail that mean the same.
/// </summary>
internal static class BrevoEvents
{
    public static EventTable Table { get; } = new()
    {
        { "request", EventType.Sent },
        { "sent", EventType.Sent },
        { "delivered", EventType.Delivered },
        { "deferred", EventType.Deferred },
        { "hard_bounce", EventType.Bounced, "hard" },
        { "invalid_email", EventType.Bounced, "hard" },
        { "soft_bounce", EventType.Bounced, "soft" },
        { "blocked", EventType.NotSent },
        { "error", EventType.NotSent },
        { "spam", EventType.SpamReported },
        { "complaint", EventType.SpamReported },
        { "unique_opened", EventType.Opened },
        { "opened", EventType.Opened },
        { "unique_proxy_open", EventType.Opened, Actor.PrivacyProxy },
        { "proxy_open", EventType.Opened, Actor.PrivacyProxy },
        { "click", EventType.Clicked },
        { "unsubscribe", EventType.Unsubscribed },
        // Transactional mail says it so.
        { "unsubscribed", EventType.Unsubscribed },
        { "list_addition", EventType.Resubscribed },
        { "inbound", "inbound mail" },
    };
}

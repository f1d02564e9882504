using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.SendGrid;

/// <summary>
/// The meaning of the events and statuses of SendGrid's Email Activity API (Twilio's "Filter messages by message ID" and "Filter all
/// messages").
/// </summary>
internal static class SendGridMessageEvents
{
    public static EventTable Table { get; } = new()
    {
        { "processed", EventType.Sent },
        { "dropped", EventType.NotSent },
        { "deferred", EventType.Deferred },
        { "delivered", EventType.Delivered },
        { "bounced", EventType.Bounced },
        { "bounced/hard", EventType.Bounced, "hard" },
        { "bounced/soft", EventType.Bounced, "soft" },
        { "bounced/blocked", EventType.Bounced, "blocked" },
        { "opened", EventType.Opened },
        { "clicked", EventType.Clicked },
        { "spam_report", EventType.SpamReported },
        { "unsubscribe", EventType.Unsubscribed, "all" },
        { "group_unsubscribe", EventType.Unsubscribed },
        { "group_resubscribe", EventType.Resubscribed },
        { "not_delivered", "bounced, dropped or deferred: a status does not say which" },
    };
}

using CampaignMetrics.Bounces;
using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Mailtrap;

/// <summary>Mailtrap's event names, with the category behind a bounce (Mailtrap's "Webhooks" and "Statuses and Events").</summary>
internal static class MailtrapEvents
{
    public static EventTable Table { get; } = new()
    {
        { "delivery", EventType.Delivered },
        { "bounce", BounceClass.Hard },
        { "bounce/spam", EventType.Bounced, "blocked" },

        // Mailtrap retries both up to ten times; the final delivery, bounce or reject is an event of its own.
        { "soft bounce", EventType.Deferred },
        { "suspension", EventType.Deferred },

        { "reject", EventType.NotSent },
        { "open", EventType.Opened },
        { "click", EventType.Clicked },
        { "unsubscribe", EventType.Unsubscribed },
        { "spam", EventType.SpamReported },
    };
}

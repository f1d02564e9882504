using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Postmark;

/// <summary>The meaning of the statuses and events of messages in Postmark's API (Postmark's "Messages API").</summary>
internal static class PostmarkMessageEvents
{
    public static EventTable Table { get; } = new()
    {
        { "Sent", EventType.Sent },
        { "Processed", EventType.Sent },
        { "Queued", "not handed over yet" },

        { "Delivered", EventType.Delivered },
        { "Transient", EventType.Deferred },
        { "Bounced", EventType.Bounced },
        { "Opened", EventType.Opened },
        { "LinkClicked", EventType.Clicked },
        { "SubscriptionChanged", "the suppressions say what changed" },
    };
}

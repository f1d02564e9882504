using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Postmark;

/// <summary>What the statuses and the events of a message mean that Postmark's API answers (Postmark's "Messages API").</summary>
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

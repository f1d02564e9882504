using CampaignMetrics;
using CampaignMetrics.Webhooks.Reading;

namespace Acme;

internal static class AcmeMailEvents
{
    public static EventTable Table { get; } = new()
    {
        { "accepted", EventType.Sent },
        { "bounced/permanent", EventType.Bounced, "hard" },
        { "bounced", EventType.Bounced },
        { "prefetched", EventType.Opened, Actor.PrivacyProxy },
        { "opened", EventType.Opened },
        { "auto_replied", EventType.Bounced, EventMeaning.AutoReply },
        { "inbound", "inbound mail" },
    };
}

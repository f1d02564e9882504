using CampaignMetrics.Bounces;
using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Mailjet;

/// <summary>
/// Mailjet's event names. The kind of a bounce says whether it is a hard one, or not final yet (Mailjet's "Event API" and "Possible values
/// for errors").
/// </summary>
internal static class MailjetEvents
{
    public static EventTable Table { get; } = new()
    {
        // Mailjet sends this event when the receiving server has accepted the message.
        { "sent", EventType.Delivered },
        { "open", EventType.Opened },
        { "click", EventType.Clicked },
        { "bounce", EventType.Bounced },
        { "bounce/true", EventType.Bounced, "hard" },
        { "bounce/false", BounceClass.Soft },
        { "bounce/greylisted", EventType.Deferred },
        { "blocked", EventType.NotSent },
        { "blocked/greylisted", EventType.Deferred },
        { "spam", EventType.SpamReported },
        { "unsub", EventType.Unsubscribed },
        { "typofix", "an address was corrected" },
    };
}

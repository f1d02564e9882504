using CampaignMetrics.Bounces;
using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Resend;

/// <summary>
/// Resend's event types; the kind of a bounce is its type, or the subtype that means that nothing was sent (Resend's "Event types" and
/// "Email bounces").
/// </summary>
internal static class ResendEvents
{
    /// <summary>The kind of a bounce that was never sent, because the address is on a suppression list.</summary>
    public const string Suppressed = "Suppressed";

    public static EventTable Table { get; } = new()
    {
        { "email.sent", EventType.Sent },
        { "email.delivered", EventType.Delivered },
        { "email.delivery_delayed", EventType.Deferred },
        { "email.bounced", EventType.Bounced },
        { "email.bounced/Permanent", BounceClass.Hard },
        { "email.bounced/Transient", BounceClass.Soft },
        { "email.bounced/Temporary", BounceClass.Soft },
        { "email.bounced/" + Suppressed, EventType.NotSent },
        { "email.failed", EventType.NotSent },
        { "email.suppressed", EventType.NotSent },
        { "email.opened", EventType.Opened },
        { "email.clicked", EventType.Clicked },
        { "email.complained", EventType.SpamReported },

        { "email.scheduled", "\"email.sent\" follows" },
        { "email.received", "inbound mail" },
        { "contact.created", "of an address, not of a message" },
        { "contact.updated", "of an address, not of a message" },
        { "contact.deleted", "of an address, not of a message" },
        { "suppression.added", "the bounce or complaint before it tells the same" },
        { "suppression.removed", "of an address, not of a message" },
        { "domain.created", "of a domain" },
        { "domain.updated", "of a domain" },
        { "domain.deleted", "of a domain" },
    };
}

using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.MailerSend;

/// <summary>MailerSend's event names, without the <c>activity.</c> before them (MailerSend's "Webhooks", versions 1 and 2).</summary>
internal static class MailerSendEvents
{
    /// <summary>The event by which MailerSend tests whether the URL answers.</summary>
    public const string Ping = "webhook.test";

    public static EventTable Table { get; } = new()
    {
        { "sent", EventType.Sent },
        { "delivered", EventType.Delivered },
        { "deferred", EventType.Deferred },
        { "soft_bounced", EventType.Bounced, "soft" },
        { "hard_bounced", EventType.Bounced, "hard" },
        { "suppressed", EventType.NotSent },
        { "opened", EventType.Opened },
        { "opened_unique", EventType.Opened },
        { "clicked", EventType.Clicked },
        { "clicked_unique", EventType.Clicked },
        { "unsubscribed", EventType.Unsubscribed },
        { "spam_complaint", EventType.SpamReported },
        { "spam_complaints", EventType.SpamReported },

        { "survey_opened", "the message was opened, which \"opened\" tells" },
        { "survey_submitted", "answers" },
        { "recipient.on_hold_added", "of an address, not of a message" },
        { "recipient.on_hold_removed", "of an address, not of a message" },
        { "sender_identity.verified", "of the account" },
        { "maintenance.start", "of the service" },
        { "maintenance.end", "of the service" },
        { "inbound.message", "inbound mail" },
        { Ping, "a ping" },
    };
}

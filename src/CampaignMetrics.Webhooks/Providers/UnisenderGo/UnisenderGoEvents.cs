using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.UnisenderGo;

/// <summary>
/// Unisender Go's statuses; the kind is the detailed delivery status where it changes the meaning (Unisender Go's "Email statuses").
/// </summary>
internal static class UnisenderGoEvents
{
    public static EventTable Table { get; } = new()
    {
        { "accepted", "\"sent\" follows" },
        { "sent", EventType.Sent },
        { "delivered", EventType.Delivered },
        { "opened", EventType.Opened },
        { "clicked", EventType.Clicked },
        { "unsubscribed", EventType.Unsubscribed },
        { "subscribed", EventType.Resubscribed },
        { "spam", EventType.SpamReported },

        // Unisender Go retries for a day; "delivered" or "hard_bounced" follows.
        { "soft_bounced", EventType.Deferred },

        { "hard_bounced", EventType.Bounced, "hard" },
        { "hard_bounced/err_mailbox_full", EventType.Bounced, "soft" },
        { "hard_bounced/err_too_large", EventType.Bounced, "soft" },
        { "hard_bounced/err_destination_misconfigured", EventType.Bounced, "soft" },
        { "hard_bounced/err_spam_rejected", EventType.Bounced, "blocked" },
        { "hard_bounced/err_blacklisted", EventType.Bounced, "blocked" },

        // Unisender Go did not try to deliver these.
        { "hard_bounced/err_unsubscribed", EventType.NotSent },
        { "hard_bounced/err_skip_letter", EventType.NotSent },
        { "hard_bounced/err_spam_skipped", EventType.NotSent },
        { "hard_bounced/err_spam_removed", EventType.NotSent },
        { "hard_bounced/err_lost", EventType.NotSent },
        { "hard_bounced/err_internal", EventType.NotSent },
        { "hard_bounced/not_sent", EventType.NotSent },
        { "hard_bounced/skip_dup_unreachable", EventType.NotSent },
        { "hard_bounced/skip_dup_temp_unreachable", EventType.NotSent },
        { "hard_bounced/skip_dup_mailbox_full", EventType.NotSent },

        { "transactional_spam_block", "of a domain, not of a message" },
    };
}

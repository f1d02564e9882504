using CampaignMetrics.Bounces;
using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.SparkPost;

/// <summary>
/// SparkPost's event types; the kind is the class of a bounce (SparkPost's "Webhook event reference" and "Bounce classification codes").
/// </summary>
internal static class SparkPostEvents
{
    /// <summary>
    /// The meaning of each bounce class: 1 undetermined, 10 hard, 22 and 23 soft, 25 and 5x blocked, 60 and 100 an automatic reply.
    /// </summary>
    private static readonly (string Number, EventType Type, string? Class)[] Classes =
    [
        ("1", EventType.Bounced, null),
        ("10", EventType.Bounced, "hard"),
        ("22", EventType.Bounced, "soft"), ("23", EventType.Bounced, "soft"),
        ("25", EventType.Bounced, "blocked"),
        ("50", EventType.Bounced, "blocked"), ("51", EventType.Bounced, "blocked"), ("52", EventType.Bounced, "blocked"),
        ("53", EventType.Bounced, "blocked"), ("54", EventType.Bounced, "blocked"),
        ("60", EventType.Bounced, EventMeaning.AutoReply),
        ("80", EventType.Resubscribed, null),
        ("90", EventType.Unsubscribed, null),
        ("100", EventType.Bounced, EventMeaning.AutoReply),
    ];

    /// <summary>The classes whose meaning is coarse: the server's words go before it.</summary>
    private static readonly (string Number, BounceClass Hint)[] Hints =
    [
        ("20", BounceClass.Soft), ("21", BounceClass.Temporary), ("24", BounceClass.Temporary), ("30", BounceClass.Hard),
        ("40", BounceClass.Soft), ("70", BounceClass.Temporary),
    ];

    public static EventTable Table { get; } = Make();

    private static EventTable Make()
    {
        var table = new EventTable
        {
            { "injection", EventType.Sent },
            { "delivery", EventType.Delivered },
            { "delay", EventType.Deferred },
            { "bounce", EventType.Bounced },
            { "out_of_band", EventType.Bounced },
            { "policy_rejection", EventType.NotSent },
            { "generation_rejection", EventType.NotSent },
            { "generation_failure", EventType.NotSent },
            { "open", EventType.Opened },
            { "initial_open", EventType.Opened },
            { "amp_open", EventType.Opened },
            { "amp_initial_open", EventType.Opened },
            { "click", EventType.Clicked },
            { "amp_click", EventType.Clicked },
            { "spam_complaint", EventType.SpamReported },
            { "spam_complaint/not-spam", "takes a complaint back" },
            { "spam_complaint/auth-failure", "of the sender's authentication (RFC 6591), not of a reader" },
            { "list_unsubscribe", EventType.Unsubscribed },
            { "link_unsubscribe", UnsubscribeMethod.Link },
            { "relay_message", "inbound mail" },
        };
        foreach (var name in (string[])["bounce", "out_of_band"])
        {
            foreach (var (number, type, bounceClass) in Classes)
            {
                // Class 90 is a mail that asks for the unsubscription.
                if (type == EventType.Unsubscribed) table.Add($"{name}/{number}", UnsubscribeMethod.Mailto);
                else table.Add($"{name}/{number}", type, bounceClass);
            }
            foreach (var (number, hint) in Hints) table.Add($"{name}/{number}", hint);
        }
        return table;
    }
}

using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.SparkPost;

/// <summary>
/// SparkPost's event types; the kind is the class of a bounce (SparkPost's "Webhook event reference" and "Bounce classification codes").
/// </summary>
internal static class SparkPostEvents
{
    /// <summary>
    /// The meaning of each bounce class: 1 undetermined, 10 and 30 hard, 2x mostly soft, 40 soft, 5x blocked, 60 and 100 an automatic
    /// reply, and so on.
    /// </summary>
    private static readonly (string Number, EventType Type, string? Class)[] Classes =
    [
        ("1", EventType.Bounced, null),
        ("10", EventType.Bounced, "hard"),
        ("20", EventType.Bounced, "soft"), ("21", EventType.Bounced, "soft"), ("22", EventType.Bounced, "soft"),
        ("23", EventType.Bounced, "soft"), ("24", EventType.Bounced, "soft"),
        ("25", EventType.Bounced, "blocked"),
        ("30", EventType.Bounced, "hard"),
        ("40", EventType.Bounced, "soft"),
        ("50", EventType.Bounced, "blocked"), ("51", EventType.Bounced, "blocked"), ("52", EventType.Bounced, "blocked"),
        ("53", EventType.Bounced, "blocked"), ("54", EventType.Bounced, "blocked"),
        ("60", EventType.Bounced, EventMeaning.AutoReply),
        ("70", EventType.Bounced, "soft"),
        ("80", EventType.Resubscribed, null),
        ("90", EventType.Unsubscribed, null),
        ("100", EventType.Bounced, EventMeaning.AutoReply),
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
            { "list_unsubscribe", EventType.Unsubscribed },
            { "link_unsubscribe", UnsubscribeMethod.Link },
            { "relay_message", "inbound mail" },
        };
        foreach (var (number, type, bounceClass) in Classes)
        {
            foreach (var name in (string[])["bounce", "out_of_band"])
            {
                // Class 90 is a mail that asks for the unsubscription.
                if (type == EventType.Unsubscribed) table.Add($"{name}/{number}", UnsubscribeMethod.Mailto);
                else table.Add($"{name}/{number}", type, bounceClass);
            }
        }
        return table;
    }
}

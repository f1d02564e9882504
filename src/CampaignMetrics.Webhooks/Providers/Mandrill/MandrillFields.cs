using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Mandrill;

/// <summary>
/// Where Mandrill's events have their fields. <c>_id</c> is the message's id, shared by all of its events; <c>msg.opens</c> and
/// <c>msg.clicks</c> repeat earlier events and are not read.
/// </summary>
internal static class MandrillFields
{
    public static FieldTable Table { get; } = new(
        ("event", Field.Name), ("type", Field.Name),
        ("action", Field.Kind),
        ("_id", Field.MessageId), ("msg._id", Field.MessageId),
        ("msg.email", Field.Recipient), ("reject.email", Field.Recipient),
        ("ts", Field.Time),

        ("msg.template", Field.Email),
        ("msg.tags", Field.Tags),
        ("msg.metadata", Field.Metadata),

        ("url", Field.Url),
        ("user_agent", Field.UserAgent), ("user_agent_parsed.type", Field.Machine),
        ("ip", Field.Ip),
        ("location.country_short", Field.Country), ("location.region", Field.Region), ("location.city", Field.City),

        ("msg.diag", Field.Smtp), ("msg.smtp_events", Field.Own1),
        ("msg.bounce_description", Field.Reason), ("msg.reject.reason", Field.Reason), ("reject.reason", Field.Reason));

    public static FieldTable SmtpEvent { get; } = new(("diag", Field.Smtp));
}

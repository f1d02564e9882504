using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Mailtrap;

/// <summary>Where Mailtrap's events have their fields.</summary>
internal static class MailtrapFields
{
    public static FieldTable Table { get; } = new(
        ("event", Field.Name),
        ("bounce_category", Field.Kind),
        ("event_id", Field.Id),
        ("message_id", Field.MessageId),
        ("email", Field.Recipient),
        ("timestamp", Field.Time),

        ("category", Field.Tags),
        ("custom_variables", Field.Metadata),

        ("url", Field.Url),
        ("user_agent", Field.UserAgent),
        ("ip", Field.Ip),

        ("response", Field.Smtp),
        ("response_code", Field.Code),
        ("bounce_category", Field.Reason),
        ("reason", Field.Reason),
        ("sending_stream", Field.Scope)); // suppressions hold for a stream
}

using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Postal;

/// <summary>Where Postal's events have their fields.</summary>
internal static class PostalFields
{
    public static FieldTable Table { get; } = new(
        ("event", Field.Name),
        ("uuid", Field.Id),
        ("payload.message.id", Field.MessageId),
        ("payload.original_message.id", Field.MessageId),
        ("payload.message.to", Field.Recipient),
        ("payload.original_message.to", Field.Recipient),
        ("timestamp", Field.Time),

        ("payload.message.tag", Field.Tags),
        ("payload.original_message.tag", Field.Tags),

        ("payload.url", Field.Url),
        ("payload.user_agent", Field.UserAgent),
        ("payload.ip_address", Field.Ip),

        ("payload.output", Field.Smtp),
        ("payload.details", Field.Reason),

        ("payload.bounce", Field.Own1),
        ("payload.message.direction", Field.Own2),
        ("payload.original_message.direction", Field.Own2),
        ("rcpt_to", Field.Own3)); // of inbound mail alone
}

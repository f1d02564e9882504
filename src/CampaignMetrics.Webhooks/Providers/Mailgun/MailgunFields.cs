using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Mailgun;

/// <summary>Where Mailgun's events have their fields: in JSON, and in the form format used before 2018.</summary>
internal static class MailgunFields
{
    public static FieldTable Json { get; } = new(
        ("event-data.event", Field.Name),
        ("event-data.severity", Field.Kind),
        ("event-data.id", Field.Id),
        ("signature.token", Field.Id),
        ("event-data.message.headers.message-id", Field.MessageId),
        ("event-data.recipient", Field.Recipient),
        ("event-data.message.headers.to", Field.Recipient), // "rejected" has no other
        ("event-data.timestamp", Field.Time),

        ("event-data.template.name", Field.Email),
        ("event-data.campaigns", Field.Own1),
        ("event-data.mailing-list.address", Field.List),
        ("event-data.tags", Field.Tags),
        ("event-data.user-variables", Field.Metadata),

        ("event-data.url", Field.Url),
        ("event-data.client-info.user-agent", Field.UserAgent),
        ("event-data.client-info.bot", Field.Machine),
        ("event-data.ip", Field.Ip),
        ("event-data.geolocation.country", Field.Country),
        ("event-data.geolocation.region", Field.Region),
        ("event-data.geolocation.city", Field.City),

        ("event-data.delivery-status.message", Field.Smtp),
        ("event-data.delivery-status.description", Field.Smtp),
        ("event-data.delivery-status.code", Field.Code),
        ("event-data.delivery-status.enhanced-code", Field.Status),
        ("event-data.delivery-status.mx-host", Field.RemoteMta),
        ("event-data.reject.reason", Field.Reason),
        ("event-data.reason", Field.Reason));

    public static FieldTable Form { get; } = new(
        ("event", Field.Name),
        ("token", Field.Id),
        ("Message-Id", Field.MessageId),
        ("message-id", Field.MessageId),
        ("recipient", Field.Recipient),
        ("timestamp", Field.Time),

        ("campaign-id", Field.Campaign),
        ("mailing-list", Field.List),
        ("tag", Field.Tags),
        ("X-Mailgun-Tag", Field.Tags),
        ("message-headers", Field.Own1),

        ("url", Field.Url),
        ("user-agent", Field.UserAgent),
        ("ip", Field.Ip),
        ("country", Field.Country),
        ("region", Field.Region),
        ("city", Field.City),

        ("error", Field.Smtp),
        ("notification", Field.Smtp),
        ("code", Field.Code),
        ("description", Field.Reason),
        ("reason", Field.Reason),

        ("signature", Field.Ignored), ("domain", Field.Ignored), ("campaign-name", Field.Ignored), ("client-name", Field.Ignored),
        ("client-os", Field.Ignored),
        ("client-type", Field.Ignored), ("device-type", Field.Ignored), ("X-Mailgun-Sid", Field.Ignored),
        ("attachment-count", Field.Ignored),
        ("attachment-1", Field.Ignored), ("body-plain", Field.Ignored), ("sender", Field.Own2))
    {
        OthersAreMetadata = true,
    };
}

using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Mailgun;

/// <summary>Where the items of Mailgun's events and logs API have their fields: as in a webhook, but without the envelope.</summary>
/// <remarks>Source: Mailgun, "Retrieves a paginated list of events", "List logs" and "Event structure".</remarks>
internal static class MailgunPageFields
{
    public static FieldTable Table { get; } = new(
        ("event", Field.Name),
        ("severity", Field.Kind),
        ("id", Field.Id),
        ("message.headers.message-id", Field.MessageId),
        ("recipient", Field.Recipient),
        ("message.headers.to", Field.Recipient), // "rejected" has no other
        ("timestamp", Field.Time),
        ("@timestamp", Field.Time), // in logs

        ("template.name", Field.Email),
        ("campaigns", Field.Own1),
        ("mailing-list.address", Field.List),
        ("tags", Field.Tags),
        ("user-variables", Field.Metadata),

        ("url", Field.Url),
        ("client-info.user-agent", Field.UserAgent),
        ("client-info.bot", Field.Machine),
        ("ip", Field.Ip),
        ("geolocation.country", Field.Country),
        ("geolocation.region", Field.Region),
        ("geolocation.city", Field.City),

        ("delivery-status.message", Field.Smtp),
        ("delivery-status.description", Field.Smtp),
        ("delivery-status.code", Field.Code),
        ("delivery-status.enhanced-code", Field.Status),
        ("delivery-status.mx-host", Field.RemoteMta),
        ("reject.reason", Field.Reason),
        ("reason", Field.Reason));
}

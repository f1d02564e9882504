using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Brevo;

/// <summary>
/// Where Brevo's events have what. Their <c>id</c> is that of the webhook and not of the event; <c>sending_ip</c> is Brevo's own.
/// </summary>
internal static class BrevoFields
{
    public static FieldTable Table { get; } = new(
        ("event", Field.Name),
        ("message-id", Field.MessageId),
        ("email", Field.Recipient),

        // In milliseconds; the others are in seconds, and some accounts had them in their own time zone.
        ("ts_epoch", Field.Time), ("s_epoch", Field.Time), ("ts_event", Field.Time), ("ts", Field.Time),

        ("template_id", Field.Email),
        ("camp_id", Field.Campaign),
        ("tags", Field.Tags), ("tag", Field.Tags),
        ("X-Mailin-custom", Field.Metadata),

        ("link", Field.Url), ("URL", Field.Url),
        ("user_agent", Field.UserAgent),
        ("ip", Field.Ip),

        ("reason", Field.Smtp),
        ("items", Field.Own1));
}

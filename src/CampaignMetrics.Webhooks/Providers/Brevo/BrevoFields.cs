using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Brevo;

/// <summary>
/// Where Brevo's events have their fields. Not used: <c>id</c>, which is the webhook's and not the event's, and <c>sending_ip</c>, which is
/// Brevo's own address.
/// </summary>
internal static class BrevoFields
{
    public static FieldTable Table { get; } = new(
        ("event", Field.Name),
        ("message-id", Field.MessageId),
        ("email", Field.Recipient),

        // ts_epoch is in milliseconds. The others are in seconds, and were in the account's time zone for some accounts.
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

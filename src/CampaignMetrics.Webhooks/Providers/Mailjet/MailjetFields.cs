using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Mailjet;

/// <summary>Where Mailjet's events have their fields.</summary>
internal static class MailjetFields
{
    public static FieldTable Table { get; } = new(
        ("event", Field.Name),
        ("hard_bounce", Field.Kind),
        ("MessageID", Field.MessageId), // above 2^53
        ("mj_message_id", Field.MessageId),
        ("email", Field.Recipient),
        ("time", Field.Time),

        ("mj_campaign_id", Field.Email),
        ("customcampaign", Field.Campaign),
        ("mj_campaign_id", Field.Campaign),
        ("mj_list_id", Field.List),
        ("mj_list_id", Field.Scope),
        ("Payload", Field.Metadata),

        ("url", Field.Url),
        ("agent", Field.UserAgent),
        ("ip", Field.Ip),
        ("geo", Field.Country),

        ("comment", Field.Smtp),
        ("error", Field.Reason));
}

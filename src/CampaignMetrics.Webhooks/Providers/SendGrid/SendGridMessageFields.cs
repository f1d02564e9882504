using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.SendGrid;

/// <summary>Where the messages of SendGrid's Email Activity API have their fields.</summary>
internal static class SendGridMessageFields
{
    public static FieldTable Message { get; } = new(
        ("msg_id", Field.MessageId),
        ("to_email", Field.Recipient),
        ("status", Field.Name),
        ("last_event_time", Field.Time),
        ("template_id", Field.Email),
        ("marketing_campaign_id", Field.Campaign),
        ("categories", Field.Tags),
        ("unique_args", Field.Metadata),
        ("asm_group_id", Field.Scope),
        ("events", Field.Own1),
        ("opens_count", Field.Own2),
        ("clicks_count", Field.Own3));

    public static FieldTable Event { get; } = new(
        ("event_name", Field.Name),
        ("bounce_type", Field.Kind),
        ("processed", Field.Time),
        ("reason", Field.Smtp),
        ("mx_server", Field.RemoteMta),
        ("url", Field.Url),
        ("http_user_agent", Field.UserAgent));
}

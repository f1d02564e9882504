using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.SendGrid;

/// <summary>
/// Where SendGrid's events have their fields. The sender's custom arguments are properties of the event too, so every name of SendGrid's
/// own must be listed, or it would count as metadata.
/// </summary>
internal static class SendGridFields
{
    public static FieldTable Table { get; } = new(
        ("event", Field.Name),
        ("type", Field.Kind),
        ("sg_event_id", Field.Id),
        ("sg_message_id", Field.MessageId),
        ("smtp-id", Field.MessageId),
        ("email", Field.Recipient),
        ("timestamp", Field.Time),

        ("singlesend_id", Field.Email),
        ("mc_stats_id", Field.Email),
        ("template_id", Field.Email),
        ("sg_template_id", Field.Email),
        ("marketing_campaign_id", Field.Campaign),
        ("newsletter.newsletter_id", Field.Campaign),
        ("mc_auto_id", Field.Workflow),
        ("category", Field.Tags),

        ("url", Field.Url),
        ("url_offset.index", Field.Link),
        ("url_offset.type", Field.Part),
        ("useragent", Field.UserAgent),
        ("ip", Field.Ip),
        ("sg_machine_open", Field.Machine),

        ("response", Field.Smtp),
        ("reason", Field.Smtp),
        ("status", Field.Status),
        ("bounce_classification", Field.Reason),
        ("asm_group_id", Field.Scope),

        ("attempt", Field.Ignored), ("tls", Field.Ignored), ("cert_err", Field.Ignored), ("pool", Field.Ignored),
        ("post_type", Field.Ignored),
        ("send_at", Field.Ignored), ("sg_content_type", Field.Ignored), ("sg_user_id", Field.Ignored), ("domain", Field.Ignored),
        ("from", Field.Ignored),
        ("marketing_campaign_name", Field.Ignored), ("marketing_campaign_version", Field.Ignored),
        ("marketing_campaign_split_id", Field.Ignored),
        ("singlesend_name", Field.Ignored), ("sg_template_name", Field.Ignored), ("template_hash", Field.Ignored),
        ("template_version_id", Field.Ignored),
        ("mc_stats", Field.Ignored), ("mc_auto_name", Field.Ignored), ("mc_auto_step_id", Field.Ignored), ("mc_pod_id", Field.Ignored),
        ("phase_id", Field.Ignored),
        ("nlvx_campaign_id", Field.Ignored), ("nlvx_campaign_split_id", Field.Ignored), ("nlvx_user_id", Field.Ignored))
    {
        OthersAreMetadata = true,
    };
}

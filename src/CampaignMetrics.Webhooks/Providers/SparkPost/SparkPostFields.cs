using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.SparkPost;

/// <summary>
/// Where SparkPost's events have their fields: inside <c>msys</c> and a property that names the event's class. Nearly all numbers are
/// texts.
/// </summary>
internal static class SparkPostFields
{
    public static FieldTable Table { get; } = new(
        ("msys.*.type", Field.Name),
        ("msys.*.bounce_class", Field.Kind), ("msys.*.fbtype", Field.Kind),
        ("msys.*.event_id", Field.Id),
        ("msys.*.transmission_id", Field.MessageId), ("msys.*.message_id", Field.MessageId),
        ("msys.*.raw_rcpt_to", Field.Recipient), ("msys.*.rcpt_to", Field.Recipient),
        ("msys.*.timestamp", Field.Time), ("msys.*.event_time", Field.Time),

        ("msys.*.template_id", Field.Email),
        ("msys.*.campaign_id", Field.Campaign),
        ("msys.*.rcpt_tags", Field.Tags),
        ("msys.*.rcpt_meta", Field.Metadata),

        ("msys.*.target_link_url", Field.Url), ("msys.*.target_link_name", Field.Link),
        ("msys.*.target_link_name", Field.Role),
        ("msys.*.user_agent", Field.UserAgent), ("msys.*.ip_address", Field.Ip),
        ("msys.*.user_agent_parsed.is_prefetched", Field.Machine),
        ("msys.*.geo_ip.country", Field.Country), ("msys.*.geo_ip.region", Field.Region), ("msys.*.geo_ip.city", Field.City),

        ("msys.*.raw_reason", Field.Smtp), ("msys.*.reason", Field.Smtp),
        ("msys.*.error_code", Field.Code),

        ("msys", Field.Own1), ("msys.relay_message", Field.Own2), ("msys.*", Field.Own3));
}

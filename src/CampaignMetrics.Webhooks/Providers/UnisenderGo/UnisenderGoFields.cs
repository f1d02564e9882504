using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.UnisenderGo;

/// <summary>
/// Where Unisender Go's events have their fields: inside <c>event_data</c>, or beside the name where a request has one event.
/// </summary>
internal static class UnisenderGoFields
{
    public static FieldTable Table { get; } = new(
        ("event_data.status", Field.Name),
        ("status", Field.Name),
        ("event_name", Field.Name),
        ("event_data.delivery_info.delivery_status", Field.Kind),
        ("delivery_info.delivery_status", Field.Kind),
        ("event_data.job_id", Field.MessageId),
        ("job_id", Field.MessageId),
        ("event_data.email", Field.Recipient),
        ("email", Field.Recipient),
        ("event_data.event_time", Field.Time),
        ("event_time", Field.Time),

        ("event_data.metadata", Field.Metadata),
        ("metadata", Field.Metadata),

        ("event_data.url", Field.Url),
        ("url", Field.Url),
        ("event_data.delivery_info.user_agent", Field.UserAgent),
        ("delivery_info.user_agent", Field.UserAgent),
        ("event_data.delivery_info.ip", Field.Ip),
        ("delivery_info.ip", Field.Ip),
        ("event_data.delivery_info.country_code", Field.Country),
        ("delivery_info.country_code", Field.Country),
        ("event_data.delivery_info.city", Field.City),
        ("delivery_info.city", Field.City),

        ("event_data.delivery_info.destination_response", Field.Smtp),
        ("delivery_info.destination_response", Field.Smtp),
        ("event_data.delivery_info.delivery_status", Field.Reason),
        ("delivery_info.delivery_status", Field.Reason));
}

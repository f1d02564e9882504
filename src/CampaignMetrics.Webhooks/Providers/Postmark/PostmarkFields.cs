using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Postmark;

/// <summary>Where Postmark's records have their fields.</summary>
internal static class PostmarkFields
{
    public static FieldTable Table { get; } = new(
        ("RecordType", Field.Name),
        ("Type", Field.Kind),
        ("SuppressionReason", Field.Kind),
        ("SuppressSending", Field.Own1),
        ("ID", Field.Id),
        ("MessageID", Field.MessageId),
        ("Email", Field.Recipient),
        ("Recipient", Field.Recipient),
        ("DeliveredAt", Field.Time),
        ("BouncedAt", Field.Time),
        ("ReceivedAt", Field.Time),
        ("ChangedAt", Field.Time),

        ("Tag", Field.Tags),
        ("Metadata", Field.Metadata),

        ("OriginalLink", Field.Url),
        ("ClickLocation", Field.Part),
        ("UserAgent", Field.UserAgent),
        ("Geo.IP", Field.Ip),
        ("Geo.CountryISOCode", Field.Country),
        ("Geo.Region", Field.Region),
        ("Geo.City", Field.City),

        ("Details", Field.Smtp),
        ("Origin", Field.Method),
        ("MessageStream", Field.Scope),
        ("FromFull", Field.Own2));
}

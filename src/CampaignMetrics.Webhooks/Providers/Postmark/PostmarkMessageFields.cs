using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Postmark;

/// <summary>Where the messages of Postmark's API have their fields.</summary>
internal static class PostmarkMessageFields
{
    public static FieldTable Message { get; } = new(
        ("MessageID", Field.MessageId),
        ("Status", Field.Name),
        ("ReceivedAt", Field.Time),
        ("Tag", Field.Tags),
        ("Metadata", Field.Metadata),
        ("Recipients", Field.Own1),
        ("MessageEvents", Field.Own2));

    public static FieldTable Event { get; } = new(
        ("Type", Field.Name),
        ("Recipient", Field.Recipient),
        ("ReceivedAt", Field.Time),
        ("Details.BounceID", Field.Id), // the id that the bounce's own record has
        ("Details.DeliveryMessage", Field.Smtp),
        ("Details.Summary", Field.Smtp),
        ("Details.DestinationServer", Field.RemoteMta),
        ("Details.Link", Field.Url),
        ("Details.ClickLocation", Field.Part));
}

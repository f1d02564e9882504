using CampaignMetrics.Webhooks.Reading;

namespace Acme;

internal static class AcmeMailFields
{
    public static FieldTable Table { get; } = new(
        ("kind", Field.Name),
        ("severity", Field.Kind),
        ("uid", Field.Id),
        ("message", Field.MessageId),
        ("to", Field.Recipient),
        ("when", Field.Time),
        ("campaign", Field.Campaign),
        ("labels", Field.Tags),
        ("client.agent", Field.UserAgent),
        ("client.bot", Field.Machine),
        ("reply", Field.Smtp));
}

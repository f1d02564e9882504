using CampaignMetrics;
using CampaignMetrics.Webhooks.Reading;

namespace Relay;

internal static class RelayMailTables
{
    public static EventTable Events { get; } = new()
    {
        { "delivered", EventType.Delivered },
        { "opened", EventType.Opened },
        { "received", "inbound mail" },
    };

    public static FieldTable Fields { get; } = new(
        ("kind", Field.Name),
        ("id", Field.Id),
        ("message", Field.MessageId),
        ("to", Field.Recipient),
        ("at", Field.Time),
        ("headers", Field.Own1),
        ("question", Field.Own2));

    public static FieldTable Question { get; } = new(("topic", Field.Name), ("code", Field.Id));
}

using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.AmazonSes;

/// <summary>
/// An event of SES in the envelope of Amazon EventBridge, whose <c>detail</c> is the event as SES publishes it elsewhere (EventBridge user
/// guide, "Events structure"; SES developer guide, "Monitoring using EventBridge").
/// </summary>
internal static class EventBridgeEvent
{
    private const string Source = "aws.ses";

    /// <summary>Whether an object is such an envelope.</summary>
    public static bool Is(StrictObject members) => members.Text("source") == Source && members.Has("detail-type") && members.Has("detail");

    /// <summary>The event inside; the given JSON and time where it is no such envelope.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="publishedAt">When it was published, if that is known from elsewhere.</param>
    public static (ReadOnlyMemory<byte> Event, string? PublishedAt) Unwrap(ReadOnlyMemory<byte> json, string? publishedAt) =>
        StrictObject.Read(json) is { } members && Is(members)
            ? (members.Json("detail"), members.Text("time") ?? publishedAt)
            : (json, publishedAt);
}

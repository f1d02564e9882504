using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Where the messages stand, and why.</summary>
internal static class NaiveDelivery
{
    public static JsonObject Json(IReadOnlyList<NaiveCount> counts, Definition definition)
    {
        var json = Counts(counts, definition);
        json.Insert(json.IndexOf("unsubscribed"), "bounceReasons", BounceReasons(counts, definition));
        json.Insert(json.IndexOf("unsubscribed"), "notSentReasons", NotSentReasons(counts));
        return json;
    }

    public static JsonObject Counts(IReadOnlyList<NaiveCount> counts, Definition definition)
    {
        return new JsonObject
        {
            ["selected"] = Number(Metric.Selected),
            ["sent"] = Number(Metric.Sent),
            ["notSent"] = Number(Metric.NotSent),
            ["pending"] = Number(Metric.Pending),
            ["deferred"] = Number(Metric.Deferred),
            ["delivered"] = Number(Metric.Delivered),
            ["bounced"] = Number(Metric.Bounced),
            ["bounces"] = new JsonObject
            {
                ["hard"] = Number(Metric.HardBounced),
                ["soft"] = Number(Metric.SoftBounced),
                ["temporary"] = Number(Metric.TemporaryBounced),
                ["blocked"] = Number(Metric.BlockedBounced),
                ["undetermined"] = Number(Metric.UndeterminedBounced),
            },
            ["unsubscribed"] = Number(Metric.Unsubscribed),
            ["spamReports"] = Number(Metric.SpamReported),
        };

        long Number(Metric metric) => NaiveMetrics.Of(counts, definition, metric);
    }

    private static JsonArray BounceReasons(IReadOnlyList<NaiveCount> counts, Definition definition) =>
    [
        .. counts.Where(count => count.Message.Disposition == Disposition.Bounced)
            .GroupBy(count => NaiveBounce.Of(count.Message, definition))
            .OrderByDescending(bounces => bounces.Count())
            .ThenBy(bounces => bounces.Key.Reason, StringComparer.Ordinal)
            .ThenBy(bounces => bounces.Key.Class)
            .Select(bounces => new JsonObject
            {
                ["reason"] = bounces.Key.Reason,
                ["class"] = bounces.Key.Class.ToString().ToLowerInvariant(),
                ["count"] = bounces.Count(),
            }),
    ];

    private static JsonArray NotSentReasons(IReadOnlyList<NaiveCount> counts) =>
    [
        .. counts.Where(count => count.Message.Disposition == Disposition.NotSent)
            .GroupBy(count => NaiveIds.Latest(count.Message.Of<NotSent>(), notSent => notSent)!.Reason ?? "unknown")
            .OrderByDescending(reasons => reasons.Count()).ThenBy(reasons => reasons.Key, StringComparer.Ordinal)
            .Select(reasons => new JsonObject { ["reason"] = reasons.Key, ["count"] = reasons.Count() }),
    ];
}

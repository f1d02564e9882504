using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Reference;

/// <summary>What readers did: totals in events, the rest in messages.</summary>
internal static class NaiveEngagement
{
    public static JsonObject Json(IReadOnlyList<NaiveCount> counts, Definition definition)
    {
        return new JsonObject
        {
            ["totalOpens"] = Number(Metric.TotalOpens),
            ["uniqueOpens"] = Number(Metric.Opened),
            ["impliedOpens"] = Number(Metric.ImpliedOpened),
            ["totalClicks"] = Number(Metric.TotalClicks),
            ["uniqueClicks"] = Number(Metric.Clicked),
            ["replies"] = Number(Metric.Replied),
            ["forwards"] = Number(Metric.Forwarded),
        };

        long Number(Metric metric) => NaiveMetrics.Of(counts, definition, metric);
    }
}

using System.Text.Json.Nodes;
using CampaignMetrics.Collections;

namespace CampaignMetrics.Tests.Reference;

/// <summary>How long openers looked.</summary>
internal static class NaiveViewing
{
    public static JsonObject Json(IReadOnlyList<NaiveCount> counts, Definition definition)
    {
        var openers = NaiveMetrics.Of(counts, definition, Metric.Opened);
        var measured = NaiveMetrics.Of(counts, definition, Metric.DwellMeasured);
        var untracked = NaiveRates.IsUntracked(counts, Metric.Opened) ? "tracking off" : null;
        return new JsonObject
        {
            ["measured"] = measured,
            ["read"] = Band(Metric.Read),
            ["skimmed"] = Band(Metric.Skimmed),
            ["glanced"] = Band(Metric.Glanced),
        };

        JsonObject Band(Metric metric)
        {
            var count = NaiveMetrics.Of(counts, definition, metric);
            return new JsonObject
            {
                ["count"] = count,
                ["ofOpeners"] = NaiveRates.Pair(count, openers, untracked),
                ["ofMeasured"] = NaiveRates.Pair(count, measured, untracked),
            };
        }
    }
}

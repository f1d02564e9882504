using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Opens and clicks by client and device: totals by event, uniques by the message's first.</summary>
internal static class NaiveClients
{
    public static JsonArray Clients(IReadOnlyList<NaiveCount> counts) => Rows(counts, labelled =>
        (labelled.Agent.Client, labelled.Agent.Device), agent =>
            new JsonObject { ["client"] = agent.Client, ["device"] = agent.Device });

    public static JsonArray Devices(IReadOnlyList<NaiveCount> counts) => Rows(
        counts, labelled => (Client: "", labelled.Agent.Device), agent => new JsonObject { ["device"] = agent.Device });

    private static JsonArray Rows(
        IReadOnlyList<NaiveCount> counts, Func<LabelledEvent, (string Client, string Device)> keyOf, Func<(string Client, string Device),
        JsonObject> head)
    {
        var opens = counts.SelectMany(count => count.AllOpens).ToLookup(keyOf);
        var clicks = counts.SelectMany(count => count.Clicks).ToLookup(keyOf);
        var firstOpens = counts.Select(count => count.FirstOpen).OfType<LabelledEvent>().ToLookup(keyOf);
        var firstClicks = counts.Select(count => count.FirstClick).OfType<LabelledEvent>().ToLookup(keyOf);
        return
        [
            .. opens.Concat(clicks).Select(group => group.Key).Distinct()
                .OrderByDescending(key => opens[key].Count())
                .ThenBy(key => key.Client, StringComparer.Ordinal)
                .ThenBy(key => key.Device, StringComparer.Ordinal)
                .Select(key =>
                {
                    var row = head(key);
                    row["opens"] = new JsonObject { ["total"] = opens[key].Count(), ["unique"] = firstOpens[key].Count() };
                    row["clicks"] = new JsonObject { ["total"] = clicks[key].Count(), ["unique"] = firstClicks[key].Count() };
                    return row;
                }),
        ];
    }
}

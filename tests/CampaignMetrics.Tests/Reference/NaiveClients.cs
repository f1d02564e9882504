using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Section 3: total counts events, unique counts messages by their first open or click.</summary>
internal static class NaiveClients
{
    public static JsonArray Clients(IReadOnlyList<NaiveCount> counts) => Rows(
        counts, label => (ClientOf(label), DeviceOf(label)),
        row => new JsonObject { ["client"] = row.Client, ["device"] = row.Device });

    public static JsonArray Devices(IReadOnlyList<NaiveCount> counts) =>
        Rows(counts, label => ("", DeviceOf(label)), row => new JsonObject { ["device"] = row.Device });

    /// <summary>No user agent: <c>unknown</c>.</summary>
    private static string ClientOf(NaiveLabel label) => NaiveSources.AgentOf(label.Event).Client ?? "unknown";

    private static string DeviceOf(NaiveLabel label) => NaiveSources.AgentOf(label.Event).Device.ToString().ToLowerInvariant();

    private static JsonArray Rows(
        IReadOnlyList<NaiveCount> counts, Func<NaiveLabel, (string Client, string Device)> keyOf,
        Func<(string Client, string Device), JsonObject> head)
    {
        var opens = counts.SelectMany(count => count.Opens).ToLookup(keyOf);
        var clicks = counts.SelectMany(count => count.Clicks).ToLookup(keyOf);
        var firstOpens = counts.Select(count => count.FirstOpen).OfType<NaiveLabel>().ToLookup(keyOf);
        var firstClicks = counts.Select(count => count.FirstClick).OfType<NaiveLabel>().ToLookup(keyOf);
        return
        [
            .. opens.Concat(clicks).Select(group => group.Key).Distinct()
                .OrderByDescending(key => opens[key].Count())
                .ThenBy(key => key.Client, NaiveIds.Ordinal)
                .ThenBy(key => key.Device, NaiveIds.Ordinal)
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

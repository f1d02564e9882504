using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Reference;

/// <summary>The contacts who opened, and who clicked, the most: a hundred of each.</summary>
internal static class NaiveContacts
{
    public static JsonObject Json(IReadOnlyList<NaiveCount> counts)
    {
        var contacts = counts.GroupBy(count => count.Message.Contact)
            .Select(messages =>
                (
                    Contact: messages.Key.Value, Opens: messages.Sum(count => count.AllOpens.Count()),
                    Clicks: messages.Sum(count => count.Clicks.Count)))
            .OrderBy(row => row.Contact, StringComparer.Ordinal).ToList();
        return new JsonObject
        {
            ["byOpens"]
            = Rows(contacts.Where(row => row.Opens > 0).OrderByDescending(row => row.Opens).ThenByDescending(row => row.Clicks)),
            ["byClicks"] =
                Rows(contacts.Where(row => row.Clicks > 0).OrderByDescending(row => row.Clicks).ThenByDescending(row => row.Opens)),
        };
    }

    private static JsonArray Rows(IEnumerable<(string Contact, int Opens, int Clicks)> rows) =>
        [.. rows.Take(100).Select(row => new JsonObject { ["contact"] = row.Contact, ["opens"] = row.Opens, ["clicks"] = row.Clicks })];
}

using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Reference;

/// <summary>What came in: every event given counts, and copies are counted apart.</summary>
internal static class NaiveInput
{
    public static JsonObject Json(IReadOnlyList<EmailEvent> events)
    {
        var distinct = events.GroupBy(happened => (happened.Email, happened.Recipient)).Sum(message => NaiveIds.Distinct(message).Count);
        return new JsonObject
        {
            ["lines"] = 0,
            ["events"] = distinct,
            ["duplicates"] = events.Count - distinct,
            ["rejected"] = new JsonArray(),
            ["rejectedCount"] = 0,
        };
    }
}

using System.Text.Json.Nodes;
using CampaignMetrics.Collections;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Counted clicks by link, letter for letter, and by the part it stood in.</summary>
internal static class NaiveLinks
{
    public static JsonArray Json(IReadOnlyList<NaiveCount> counts)
    {
        var clicks = counts.SelectMany(count => count.Clicks.Select(click => (count.Message, Click: (Clicked)click.Event))).ToList();
        return
        [
            .. clicks.GroupBy(item => item.Click.Url ?? "")
                .OrderByDescending(link => link.Count()).ThenBy(link => link.Key, StringComparer.Ordinal)
                .Select(link => new JsonObject
                {
                    ["url"] = link.Key,
                    ["html"] = Part(link.Where(item => item.Click.Part == EmailPart.Html)),
                    ["text"] = Part(link.Where(item => item.Click.Part == EmailPart.Text)),
                    ["combined"] = Part(link),
                    ["share"] = NaiveRates.Pair(link.Count(), clicks.Count),
                }),
        ];
    }

    private static JsonObject Part(IEnumerable<(NaiveMessage Message, Clicked Click)> clicks) =>
        new() { ["total"] = clicks.Count(), ["unique"] = clicks.Select(item => item.Message).Distinct().Count() };
}

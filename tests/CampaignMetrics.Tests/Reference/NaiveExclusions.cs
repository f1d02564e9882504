using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Section 3: what is not counted stands here, with the first reason that holds.</summary>
internal static class NaiveExclusions
{
    public static JsonObject Json(IReadOnlyList<NaiveCount> counts, IEnumerable<string> withoutEmail)
    {
        var reasons = counts.SelectMany(ReasonsOf).Concat(withoutEmail).ToList();
        return new JsonObject
        {
            ["automationOpens"] = Labels(counts, "opened", NaiveActor.Automation),
            ["automationClicks"] = Labels(counts, "clicked", NaiveActor.Automation),
            ["privacyOpens"] = Labels(counts, "opened", NaiveActor.PrivacyProxy),
            ["roleClicks"] = reasons.Count(reason => reason == "link-role"),
            ["rules"] = new JsonArray(
            [
                .. reasons.GroupBy(reason => reason)
                    .OrderByDescending(rule => rule.Count())
                    .ThenBy(rule => rule.Key, NaiveIds.Ordinal)
                    .Select(rule => new JsonObject { ["rule"] = rule.Key, ["events"] = rule.Count() }),
            ]),
        };
    }

    /// <summary>By programs or proxies, left out or counted.</summary>
    public static int Labels(IReadOnlyList<NaiveCount> counts, string type, NaiveActor actor) =>
        counts.Sum(count => count.Message.Of(type).Count(label => label.Actor == actor && count.IsInPeriod(label)));

    /// <summary>Of opens, clicks and views any reason; of marks only that they are Automation's.</summary>
    private static IEnumerable<string> ReasonsOf(NaiveCount count) => count.Message.Labels.Where(count.IsInPeriod)
        .Select(label => label.Event.Is("opened", "clicked", "viewed")
            ? count.ReasonAgainst(label)
            : label.Actor == NaiveActor.Automation ? label.Rule : null)
        .OfType<string>();
}

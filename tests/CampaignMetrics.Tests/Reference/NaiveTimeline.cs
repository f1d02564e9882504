using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Section 6: from the bucket of the earliest event to that of the latest counted open or click, zero-filled.</summary>
internal static class NaiveTimeline
{
    public static JsonObject Json(IReadOnlyList<NaiveCount> counts, ReportScope scope) => new()
    {
        ["zone"] = scope.Zone.Id,
        ["frequency"] = scope.Every switch
        {
            Frequency.QuarterHour => "15min",
            Frequency.Hour => "hour",
            Frequency.Day => "day",
            Frequency.Week => "week",
            Frequency.Month => "month",
        },
        ["buckets"] = BucketsOf(counts, scope),
    };

    private static JsonArray BucketsOf(IReadOnlyList<NaiveCount> counts, ReportScope scope)
    {
        var calendar = new NaiveCalendar(scope.Zone, scope.Every, scope.FirstDayOfWeek);
        var opens = StartsOf(counts.SelectMany(count => count.AllOpens));
        var clicks = StartsOf(counts.SelectMany(count => count.Clicks));
        var firstOpens = StartsOf(counts.Select(count => count.FirstOpen).OfType<LabelledEvent>());
        var firstClicks = StartsOf(counts.Select(count => count.FirstClick).OfType<LabelledEvent>());
        if (opens.Count + clicks.Count == 0) return [];

        var buckets = new JsonArray();
        var last = opens.Concat(clicks).Max();
        for (var start = calendar.StartOf(counts.SelectMany(count => count.Message.Events).Min(happened => happened.At));
            start <= last;
            start = calendar.Next(start))
            buckets.Add((JsonNode)new JsonObject
            {
                ["start"] = NaiveTimes.Json(start, scope.Zone),
                ["opens"] = opens.Count(at => at == start),
                ["firstOpens"] = firstOpens.Count(at => at == start),
                ["clicks"] = clicks.Count(at => at == start),
                ["firstClicks"] = firstClicks.Count(at => at == start),
            });
        return buckets;

        List<DateTimeOffset> StartsOf(IEnumerable<LabelledEvent> events) =>
            [.. events.Select(labelled => calendar.StartOf(labelled.Event.At))];
    }
}

using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Counted opens and clicks by day of the week, from Monday, and hour of the zone's clock.</summary>
internal static class NaiveWeekHours
{
    public static JsonObject Json(IReadOnlyList<NaiveCount> counts, ReportScope scope) => new()
    {
        ["zone"] = scope.Zone.Id,
        ["opens"] = Matrix(counts.SelectMany(count => count.AllOpens), scope),
        ["clicks"] = Matrix(counts.SelectMany(count => count.Clicks), scope),
    };

    private static JsonArray Matrix(IEnumerable<LabelledEvent> events, ReportScope scope)
    {
        var local = events.Select(labelled => TimeZoneInfo.ConvertTime(labelled.Event.At, scope.Zone)).ToList();
        return
        [
            .. Enumerable.Range(0, 7).Select(day => (DayOfWeek)((day + 1) % 7)).Select(day => new JsonArray(
            [
                .. Enumerable.Range(0, 24).Select(hour => (JsonNode)local.Count(at => at.DayOfWeek == day && at.Hour == hour)),
            ])),
        ];
    }
}

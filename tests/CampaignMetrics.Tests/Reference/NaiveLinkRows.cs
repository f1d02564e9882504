using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Section 3: rows by (url, role), and by occurrence for the click map.</summary>
internal static class NaiveLinkRows
{
    private sealed record Click(NaiveCount Count, NaiveEvent Event, string Url, string Role);

    public static JsonArray Links(IReadOnlyList<NaiveCount> counts)
    {
        var clicks = ClicksOf(counts);
        var known = KnownOf(counts);
        return
        [
            .. clicks.Select(click => (click.Url, click.Role)).Concat(known.Select(link => (link.Url, link.Link.Role))).Distinct()
                .Select(row => (Row: row, Clicks: clicks.Where(click => (click.Url, click.Role) == row).ToList()))
                .OrderByDescending(row => row.Clicks.Count)
                .ThenBy(row => row.Row.Url, NaiveIds.Ordinal)
                .ThenBy(row => row.Row.Role, NaiveIds.Ordinal)
                .Select(row => new JsonObject
                {
                    ["url"] = row.Row.Url,
                    ["role"] = row.Row.Role,
                    ["label"] = FirstOf(known, row.Row.Url, row.Row.Role)?.Label,
                    ["html"] = Counts(row.Clicks.Where(click => click.Event.Part == "html")),
                    ["text"] = Counts(row.Clicks.Where(click => click.Event.Part == "text")),
                    ["combined"] = Counts(row.Clicks),
                    ["share"] = NaiveRates.Pair(row.Clicks.Count, clicks.Count, null, isRate: true),
                }),
        ];
    }

    /// <summary>Leaves out text-part clicks and clicks on links that only a variant has, and says how many.</summary>
    public static JsonObject ClickMap(IReadOnlyList<NaiveCount> counts)
    {
        var clicks = ClicksOf(counts);
        var known = KnownOf(counts);
        var text = clicks.Where(click => click.Event.Part == "text").ToList();
        var variant = clicks.Except(text).Where(click => click.Count.Message.Links.IsOfVariantOnly(click.Event)).ToList();
        var map = clicks.Except(text).Except(variant).ToList();
        return new JsonObject
        {
            ["occurrences"] = new JsonArray(
            [
                .. map.GroupBy(click => (click.Event.Link, click.Url))
                    .OrderByDescending(occurrence => occurrence.Count())
                    .ThenBy(occurrence => occurrence.Key.Link, NaiveIds.Ordinal)
                    .ThenBy(occurrence => occurrence.Key.Url, NaiveIds.Ordinal)
                    .Select(occurrence => new JsonObject
                    {
                        ["link"] = occurrence.Key.Link,
                        ["url"] = occurrence.Key.Url,
                        ["position"] = PositionOf(known, occurrence.Key.Link, occurrence.Key.Url),
                        ["total"] = occurrence.Count(),
                        ["unique"] = Unique(occurrence),
                        ["share"] = NaiveRates.Pair(occurrence.Count(), map.Count, null, isRate: true),
                    }),
            ]),
            ["leftOut"] = new JsonObject { ["text"] = text.Count, ["variant"] = variant.Count },
        };
    }

    private static List<Click> ClicksOf(IReadOnlyList<NaiveCount> counts) =>
    [
        .. counts.SelectMany(count => count.Clicks.Select(click => new Click(
            count, click.Event, count.Message.Links.UrlOf(click.Event), count.Message.Links.RoleOf(click.Event)))),
    ];

    /// <summary>The links of the scope's emails whose clicks are measured.</summary>
    private static List<(string Url, NaiveCatalogLink Link)> KnownOf(IReadOnlyList<NaiveCount> counts) =>
    [
        .. counts.Where(count => count.IsKnown && count.WithoutTracking is null)
            .GroupBy(count => count.Message.Email)
            .OrderBy(email => email.Key, NaiveIds.Ordinal)
            .SelectMany(email => email.First().Message.Links.Known),
    ];

    private static NaiveCatalogLink? FirstOf(List<(string Url, NaiveCatalogLink Link)> known, string url, string role) =>
        known.Where(link => link.Url == url && link.Link.Role == role).Select(link => link.Link).FirstOrDefault();

    private static int? PositionOf(List<(string Url, NaiveCatalogLink Link)> known, string? id, string url) =>
        (known.Where(link => link.Url == url && id is not null && link.Link.Id == id)
            .Concat(known.Where(link => link.Url == url))
            .Select(link => link.Link)
            .FirstOrDefault())?.Position;

    private static JsonObject Counts(IEnumerable<Click> clicks) =>
        new() { ["total"] = clicks.Count(), ["unique"] = Unique(clicks) };

    private static int Unique(IEnumerable<Click> clicks) => clicks.Select(click => click.Count).Distinct().Count();
}

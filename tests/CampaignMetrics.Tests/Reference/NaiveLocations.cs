using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Places of the first open and of the first click of each message, where they are known.</summary>
internal static class NaiveLocations
{
    public static JsonArray Json(IReadOnlyList<NaiveCount> counts)
    {
        var opens = counts.Select(count => count.FirstOpen).OfType<LabelledEvent>().ToLookup(open => open.Request.Place);
        var clicks = counts.Select(count => count.FirstClick).OfType<LabelledEvent>().ToLookup(click => click.Request.Place);
        return
        [
            .. opens.Concat(clicks).Select(group => group.Key).Distinct().Where(place => !place.IsNowhere)
                .OrderByDescending(place => opens[place].Count())
                .ThenBy(place => place.Country, StringComparer.Ordinal)
                .ThenBy(place => place.Region, StringComparer.Ordinal)
                .ThenBy(place => place.City, StringComparer.Ordinal)
                .Select(place => new JsonObject
                {
                    ["country"] = place.Country,
                    ["region"] = place.Region,
                    ["city"] = place.City,
                    ["opens"] = opens[place].Count(),
                    ["clicks"] = clicks[place].Count(),
                    ["proxiedOpens"] = opens[place].Count(open => open.IsProxied),
                }),
        ];
    }
}

using System.Globalization;
using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Section 3: the place of the message's first open, and apart of its first click.</summary>
internal sealed class NaivePlaces(NaiveOptions options)
{
    private sealed record Place(string? Country, string? Region, string? City);

    public JsonArray Countries(IReadOnlyList<NaiveCount> counts) => Rows(
        counts, place => new Place(place.Country, null, null), place => place.Country is not null,
        place => new JsonObject { ["country"] = place.Country }, withClicks: true);

    public JsonArray Locations(IReadOnlyList<NaiveCount> counts) => Rows(
        counts, place => place, place => place != new Place(null, null, null),
        place => new JsonObject { ["country"] = place.Country, ["region"] = place.Region, ["city"] = place.City }, withClicks: false);

    public JsonNode? PlacedBy() => options.Geo is not { } geo ? null : new JsonObject
    {
        ["database"] = geo.Metadata.DatabaseType,
        ["date"] = geo.Metadata.BuildDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    public bool IsPlaced(NaiveLabel label) => PlaceOf(label.Event) != new Place(null, null, null);

    /// <summary>By a PrivacyProxy, an image proxy's agent, or an address of a relay range.</summary>
    public bool IsProxied(NaiveLabel label) => label.Actor == NaiveActor.PrivacyProxy
        || NaiveSources.IsByImageProxy(label.Event)
        || options.Relays?.Contains(NaiveSources.IpOf(label.Event)) == true;

    /// <summary>A place that the event states has no time zone.</summary>
    public string? TimeZoneOf(NaiveEvent happened) =>
        StatedBy(happened) == new Place(null, null, null) && NaiveSources.IpOf(happened) is { } ip
            ? options.Geo?.Locate(ip).TimeZone
            : null;

    private static Place StatedBy(NaiveEvent happened) =>
        new(happened.Text("country"), happened.Text("region"), happened.Text("city"));

    private Place PlaceOf(NaiveEvent happened)
    {
        var stated = StatedBy(happened);
        if (stated != new Place(null, null, null) || NaiveSources.IpOf(happened) is not { } ip) return stated;
        return options.Geo?.Locate(ip) is { } place
            ? new Place(place.Country.Code, place.Region.Name ?? place.Region.Code, place.City)
            : stated;
    }

    private JsonArray Rows(
        IReadOnlyList<NaiveCount> counts, Func<Place, Place> rolledUp, Func<Place, bool> isKnown,
        Func<Place, JsonObject> head, bool withClicks)
    {
        var opens = counts.Select(count => count.FirstOpen).OfType<NaiveLabel>().ToLookup(open => rolledUp(PlaceOf(open.Event)));
        var clicks = counts.Select(count => count.FirstClick).OfType<NaiveLabel>().ToLookup(click => rolledUp(PlaceOf(click.Event)));
        return
        [
            .. opens.Concat(clicks).Select(group => group.Key).Distinct().Where(isKnown)
                .OrderByDescending(place => opens[place].Count())
                .ThenBy(place => place.Country, NaiveIds.Ordinal)
                .ThenBy(place => place.Region, NaiveIds.Ordinal)
                .ThenBy(place => place.City, NaiveIds.Ordinal)
                .Select(place =>
                {
                    var row = head(place);
                    row["opens"] = opens[place].Count();
                    row["clicks"] = clicks[place].Count();
                    row["proxiedOpens"] = opens[place].Count(IsProxied);
                    if (withClicks) row["proxiedClicks"] = clicks[place].Count(IsProxied);
                    return row;
                }),
        ];
    }
}

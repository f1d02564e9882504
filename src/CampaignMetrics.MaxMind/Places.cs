using MaxMind.GeoIP2.Model;
using MaxMind.GeoIP2.Responses;

namespace CampaignMetrics.MaxMind;

/// <summary>Converts responses to places. Null means that a value is missing, or is a placeholder such as <c>-</c>.</summary>
internal static class Places
{
    private const string Unknown = "ZZ", Missing = "-";

    public static Place Of(AbstractCityResponse? found) =>
        found is null ? default : new Place(CodeOf(found.Country?.IsoCode), RegionOf(found.Subdivisions), TextOf(found.City?.Name));

    public static Place Of(CountryResponse? found) => found is null ? default : new Place(CodeOf(found.Country?.IsoCode), null, null);

    // The first subdivision is the largest. The most specific one would be a county or a department, not a region.
    private static string? RegionOf(IReadOnlyList<Subdivision>? subdivisions) =>
        subdivisions is [var largest, ..] ? TextOf(largest.Name) ?? CodeOf(largest.IsoCode) : null;

    private static string? CodeOf(string? text)
    {
        var code = TextOf(text);
        if (code is not { Length: 2 } || !code.All(char.IsAsciiLetter)) return code;
        var capitals = code.ToUpperInvariant();
        return capitals == Unknown ? null : capitals;
    }

    private static string? TextOf(string? text) => text is null or "" or Missing ? null : text;
}

using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>A place, as precisely as it is known: country, region, city.</summary>
/// <param name="Country">ISO 3166-1 alpha-2 code, or null.</param>
/// <param name="Region">Region, state or province, or null.</param>
/// <param name="City">City, or null.</param>
/// <remarks>The default value of this type is nowhere: all parts null.</remarks>
[JsonConverter(typeof(DataConverter<Place>)), JsonForm<PlaceConverter>]
public readonly record struct Place(string? Country, string? Region, string? City)
{
    /// <summary>The IANA name of the place's time zone; null when not known. It comes from a geolocation database; events do not state
    /// it.</summary>
    public string? TimeZone { get; init; }

    // Reports compare places by what they show: two with different zones, or one without, are one row.
    internal Place WithoutTimeZone => this with { TimeZone = null };

    /// <summary>Whether nothing about the place is known; a time zone alone does not count.</summary>
    public bool IsNowhere => Country is null && Region is null && City is null;
}

using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>A place as far as it is known.</summary>
/// <param name="Country">ISO 3166-1 alpha-2 code, or null.</param>
/// <param name="Region">Region, state or province, or null.</param>
/// <param name="City">City, or null.</param>
/// <remarks>The default value of this type is nowhere: all parts null.</remarks>
[JsonConverter(typeof(DataConverter<Place>)), JsonForm<PlaceConverter>]
public readonly record struct Place(string? Country, string? Region, string? City)
{
    /// <summary>The IANA name of the place's time zone, as a database of places tells it; null when not known. No event states
    /// one.</summary>
    public string? TimeZone { get; init; }

    internal Place WithoutTimeZone => this with { TimeZone = null };

    /// <summary>Whether nothing of the place is known; a time zone alone is no place.</summary>
    public bool IsNowhere => Country is null && Region is null && City is null;
}

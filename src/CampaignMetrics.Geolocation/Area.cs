namespace CampaignMetrics.Geolocation;

/// <summary>A continent, a country or a region: its code and its name, either of which may be unknown.</summary>
/// <remarks>The default value of this type is an unknown area.</remarks>
/// <param name="Code">The code: two letters for a continent (<c>EU</c>), ISO 3166-1 alpha-2 for a country (<c>GB</c>), ISO 3166-2
/// without the country for a region (<c>ENG</c>); null where the database has none.</param>
/// <param name="Name">The name in the database's chosen language; null where the database has none.</param>
public readonly record struct Area(string? Code, string? Name)
{
    /// <summary>Whether neither code nor name is known.</summary>
    public bool IsUnknown => Code is null && Name is null;

    /// <summary>The name, else the code, else nothing.</summary>
    public override string ToString() => Name ?? Code ?? "";
}

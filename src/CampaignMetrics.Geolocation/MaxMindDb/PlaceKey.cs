namespace CampaignMetrics.Geolocation.MaxMindDb;

/// <summary>What a key of a record means, whatever its database calls it.</summary>
internal enum PlaceKey
{
    Unknown,
    Continent,
    ContinentName,
    Country,
    CountryName,
    RegisteredCountry,
    RepresentedCountry,
    Subdivisions,
    Region,
    RegionCode,
    Subregion,
    City,
    Postal,
    Latitude,
    Longitude,
    AccuracyRadius,
    TimeZone,
    SystemNumber,
    SystemOrganization,
    Isp,
    Organization,
    Domain,
    ConnectionType,
    UserType,
    Anonymous,
    AnonymousVpn,
    HostingProvider,
    PublicProxy,
    ResidentialProxy,
    TorExitNode,

    /// <summary>A map whose entries belong to the record itself: MaxMind's <c>location</c>, <c>traits</c> and <c>anonymizer</c>.</summary>
    Group,

    /// <summary>Within an area: its code.</summary>
    Code,

    /// <summary>Within an area: its only name.</summary>
    Name,

    /// <summary>Within an area: its names by language.</summary>
    Names,
}

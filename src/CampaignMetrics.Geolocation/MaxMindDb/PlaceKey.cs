namespace CampaignMetrics.Geolocation.MaxMindDb;

/// <summary>What the key of a record means, independent of how a database spells it.</summary>
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

    /// <summary>
    /// A map whose entries belong to the record itself, such as MaxMind's <c>location</c>, <c>traits</c> and <c>anonymizer</c>.
    /// </summary>
    Group,

    /// <summary>Within an area: its code.</summary>
    Code,

    /// <summary>Within an area: its only name.</summary>
    Name,

    /// <summary>Within an area: its names by language.</summary>
    Names,
}

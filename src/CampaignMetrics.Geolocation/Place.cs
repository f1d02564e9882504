using CampaignMetrics.Geolocation.Networks;

namespace CampaignMetrics.Geolocation;

/// <summary>What one database knows of where an IP address is, and whose it is. Each part is null (or unknown) where the database has nothing.</summary>
/// <remarks>The default value of this type is a place of which nothing is known, without a <see cref="Source"/>.</remarks>
public readonly record struct Place
{
    /// <summary>The continent.</summary>
    public Area Continent { get; init; }

    /// <summary>The country where the address is.</summary>
    public Area Country { get; init; }

    /// <summary>The country in which the address is registered, which may be another than the one where it is.</summary>
    public Area RegisteredCountry { get; init; }

    /// <summary>The country that the users of the address represent, such as that of a military base abroad.</summary>
    public Area RepresentedCountry { get; init; }

    /// <summary>The largest subdivision of the country: a state, a province, one of the United Kingdom's countries.</summary>
    public Area Region { get; init; }

    /// <summary>The subdivision of the region: a county, a department.</summary>
    public Area Subregion { get; init; }

    /// <summary>The city's name.</summary>
    public string? City { get; init; }

    /// <summary>The postal code, or its first part.</summary>
    public string? PostalCode { get; init; }

    /// <summary>The coordinates, most often of the middle of the city or of the country.</summary>
    public Coordinates? Coordinates { get; init; }

    /// <summary>The time zone's name in the IANA database: <c>Europe/London</c>.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The operator that announces the address.</summary>
    public AutonomousSystem AutonomousSystem { get; init; }

    /// <summary>The internet service provider.</summary>
    public string? Isp { get; init; }

    /// <summary>The organisation that uses the address.</summary>
    public string? Organization { get; init; }

    /// <summary>The second-level domain of the address's users.</summary>
    public string? Domain { get; init; }

    /// <summary>The kind of connection: <c>Cable/DSL</c>, <c>Cellular</c>, <c>Corporate</c>, <c>Satellite</c>.</summary>
    public string? ConnectionType { get; init; }

    /// <summary>The kind of user: <c>residential</c>, <c>business</c>, <c>hosting</c> and others.</summary>
    public string? UserType { get; init; }

    /// <summary>Whether the address hides who is behind it.</summary>
    public Anonymity Anonymity { get; init; }

    /// <summary>The largest network around the address of which all this holds; null where the database has no record for the address.</summary>
    public Network? Network { get; init; }

    /// <summary>The database that was asked: the provenance of this place.</summary>
    public DatabaseMetadata? Source { get; init; }

    /// <summary>Whether the database has a record for the address, be it an empty one.</summary>
    public bool IsFound => Network is not null;
}

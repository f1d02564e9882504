namespace CampaignMetrics.Geolocation;

/// <summary>
/// What a database knows about an IP address: where it is and whose it is. A part is null (or unknown) where the database has nothing.
/// </summary>
/// <remarks>Immutable: addresses with the same record share one.</remarks>
public sealed record Place
{
    internal Place(DatabaseMetadata source) => Source = source;

    /// <summary>The continent.</summary>
    public Area Continent { get; internal set; }

    /// <summary>The country where the address is.</summary>
    public Area Country { get; internal set; }

    /// <summary>The country in which the address is registered; it may differ from the one where it is used.</summary>
    public Area RegisteredCountry { get; internal set; }

    /// <summary>The country that the users of the address represent, such as that of a military base abroad.</summary>
    public Area RepresentedCountry { get; internal set; }

    /// <summary>The largest subdivision of the country: a state, a province, one of the United Kingdom's countries.</summary>
    public Area Region { get; internal set; }

    /// <summary>The subdivision of the region: a county, a department.</summary>
    public Area Subregion { get; internal set; }

    /// <summary>The city's name.</summary>
    public string? City { get; internal set; }

    /// <summary>The postal code, or its first part.</summary>
    public string? PostalCode { get; internal set; }

    /// <summary>The coordinates, most often of the middle of the city or of the country.</summary>
    public Coordinates? Coordinates { get; internal set; }

    /// <summary>The time zone's name in the IANA database: <c>Europe/London</c>.</summary>
    public string? TimeZone { get; internal set; }

    /// <summary>The network operator that announces the address.</summary>
    public AutonomousSystem AutonomousSystem { get; internal set; }

    /// <summary>The internet service provider.</summary>
    public string? Isp { get; internal set; }

    /// <summary>The organisation that uses the address.</summary>
    public string? Organization { get; internal set; }

    /// <summary>The second-level domain of the address's users.</summary>
    public string? Domain { get; internal set; }

    /// <summary>The kind of connection: <c>Cable/DSL</c>, <c>Cellular</c>, <c>Corporate</c>, <c>Satellite</c>.</summary>
    public string? ConnectionType { get; internal set; }

    /// <summary>The kind of user: <c>residential</c>, <c>business</c>, <c>hosting</c> and others.</summary>
    public string? UserType { get; internal set; }

    /// <summary>The kinds of anonymous network that the address belongs to.</summary>
    public Anonymity Anonymity { get; internal set; }

    /// <summary>The database that this place comes from.</summary>
    public DatabaseMetadata Source { get; }
}

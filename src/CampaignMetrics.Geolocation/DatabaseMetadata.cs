namespace CampaignMetrics.Geolocation;

/// <summary>A database's description of itself: the provenance of every place that it returns.</summary>
public sealed class DatabaseMetadata
{
    internal DatabaseMetadata() { }

    /// <summary>The kind of records, as its maker names it: <c>GeoLite2-City</c>, <c>DBIP-Country-Lite</c>.</summary>
    public required string DatabaseType { get; init; }

    /// <summary>When the database was built, in UTC, to the second.</summary>
    public required DateTimeOffset BuildDate { get; init; }

    /// <summary>4 for a database of IPv4 addresses only, 6 for one that has both.</summary>
    public required int IPVersion { get; init; }

    /// <summary>The number of nodes in the search tree.</summary>
    public required uint NodeCount { get; init; }

    /// <summary>The size of a record of the search tree in bits: 24, 28 or 32.</summary>
    public required int RecordSize { get; init; }

    /// <summary>The languages in which names are available (<c>en</c>, <c>pt-BR</c>); empty where the database lists none.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>Descriptions of the database by language; empty where it has none.</summary>
    public required IReadOnlyDictionary<string, string> Descriptions { get; init; }

    /// <summary>The type and the day of the build: <c>GeoLite2-City 2026-01-31</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{DatabaseType} {BuildDate:yyyy-MM-dd}");
}

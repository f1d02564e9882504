using CampaignMetrics.Geolocation.Tests.Writer;

namespace CampaignMetrics.Geolocation.Tests;

/// <summary>Databases of invented places.</summary>
internal static class Some
{
    public static DateTimeOffset BuildDate { get; } = new(2026, 3, 1, 12, 30, 0, TimeSpan.Zero);

    /// <summary>MaxMind's nested layout. The address 82.10.0.1 is in Springfield.</summary>
    public static DatabaseWriter NestedCities(int ipVersion = 6, int recordSize = 28) =>
        new DatabaseWriter(ipVersion, recordSize) { DatabaseType = "Invented-City", BuildDate = BuildDate, Languages = ["en", "de"] }
            .Add("82.10.0.0/16", Springfield)
            .Add("82.11.0.0/24", Map(("registered_country", Area("iso_code", "FR", ("en", "France")))))
            .Add("82.12.0.0/30", Map(("traits", Map(("is_anonymous", true), ("is_tor_exit_node", true), ("is_anonymous_vpn", false)))))
            .Add("82.13.0.0/16", Map(("autonomous_system_number", 64_500u), ("autonomous_system_organization", "Invented Networks")));

    /// <summary>A flat layout, where an empty text stands for what is unknown. The address 82.10.0.1 is in Springfield.</summary>
    public static DatabaseWriter FlatCities() => new DatabaseWriter(ipVersion: 4, recordSize: 24) { DatabaseType = "city ipv4" }
        .Add("82.10.0.0/16", Map(
            ("city", "Springfield"), ("country_code", "US"), ("latitude", 39.75f), ("longitude", -89.5f),
            ("postcode", ""), ("state1", "Illinois"), ("state2", "Sangamon"), ("timezone", "America/Chicago")))
        .Add("82.11.0.0/16", Map(("city", ""), ("country_code", "ZZ"), ("state1", "-"), ("timezone", "")));

    public static GeoDatabase Database(DatabaseWriter writer, string language = "en") => GeoDatabase.FromBytes(writer.ToArray(), language);

    /// <summary>A database with one record, at 82.10.0.0/16.</summary>
    public static GeoDatabase DatabaseOf(object record) => Database(new DatabaseWriter().Add("82.10.0.0/16", record));

    public static Dictionary<string, object> Map(params (string Key, object Value)[] entries) =>
        entries.ToDictionary(entry => entry.Key, entry => entry.Value);

    private static Dictionary<string, object> Springfield { get; } = Map(
        ("city", Map(("names", Map(("de", "Springfeld"), ("en", "Springfield"))))),
        ("continent", Area("code", "NA", ("de", "Nordamerika"), ("en", "North America"))),
        ("country", Area("iso_code", "US", ("de", "USA"), ("en", "United States"))),
        ("location", Map(("accuracy_radius", (ushort)20), ("latitude", 39.8), ("longitude", -89.6), ("time_zone", "America/Chicago"))),
        ("postal", Map(("code", "62701"))),
        ("registered_country", Area("iso_code", "CA", ("en", "Canada"))),
        ("represented_country", Area("iso_code", "GB", ("en", "United Kingdom"))),
        ("subdivisions", new List<object> { Area("iso_code", "IL", ("en", "Illinois")), Area("iso_code", "SAN", ("en", "Sangamon")) }),
        ("traits", Map(
            ("autonomous_system_number", 64_501u), ("autonomous_system_organization", "Springfield Cable"),
            ("connection_type", "Cable/DSL"), ("domain", "example.net"), ("isp", "Springfield Internet"), ("organization", "Nuclear Plant"),
            ("user_type", "business"))));

    private static Dictionary<string, object> Area(string codeKey, string code, params (string Language, string Name)[] names) =>
        Map((codeKey, code), ("names", Map([.. names.Select(name => (name.Language, (object)name.Name))])));
}

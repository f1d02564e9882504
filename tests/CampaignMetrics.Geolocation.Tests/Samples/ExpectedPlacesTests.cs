using System.Net;
using System.Text.Json;
using CampaignMetrics.Geolocation.Networks;

namespace CampaignMetrics.Geolocation.Tests.Samples;

/// <summary>Places that MaxMind's own test databases are known to hold.</summary>
public class ExpectedPlacesTests
{
    [Fact]
    public void Every_expected_place_is_found_in_mapped_files() => AssertAll(GeoDatabase.Open, "expect.jsonl", AssertPlace);

    [Fact]
    public void Every_expected_place_is_found_in_loaded_files() => AssertAll(GeoDatabase.Load, "expect.jsonl", AssertPlace);

    [Fact]
    public void Every_expected_record_is_read_by_the_generic_walk() => AssertAll(GeoDatabase.Open, "expect-technical.jsonl", AssertRecord);

    private static void AssertAll(Func<string, string, GeoDatabase> open, string expectations, Action<JsonElement, GeoDatabase> assert)
    {
        var databases = new Dictionary<string, GeoDatabase>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(Needs.Sample("geo", expectations)))
        {
            var expected = JsonDocument.Parse(line).RootElement;
            var name = expected.GetProperty("db").GetString()!;
            if (!databases.TryGetValue(name, out var database))
                databases[name] = database = open(Needs.Sample("geo", "test-data", name), "en");
            assert(expected, database);
        }
        Assert.NotEmpty(databases);
    }

    private static void AssertPlace(JsonElement expected, GeoDatabase database)
    {
        var ip = expected.GetProperty("ip").GetString()!;
        var place = database.Locate(ip, out var network);
        Assert.Equal(Expected.Text(expected, "country"), database.CountryCode(ip));
        Assert.Equal(expected.GetProperty("found").GetBoolean(), network is not null);
        Assert.Equal(Expected.Place(expected), Actual.Place(place));
        AssertNetwork(IPAddress.Parse(ip), Expected.NetworkOf(expected), network);
        Assert.Same(database.Metadata, place.Source);
    }

    // A database joins networks with the same record: what it gives may be larger than what its source says. Of a 6to4 address the
    // source says IPv4.
    private static void AssertNetwork(IPAddress ip, Network? expected, Network? actual)
    {
        if (actual is { } network) Assert.True(network.Contains(ip), $"{network} is not around {ip}");
        if (expected is { } known && known.Contains(ip))
            Assert.True(actual!.Value.PrefixLength <= known.PrefixLength, $"{actual} is not around {known}");
    }

    private static void AssertRecord(JsonElement expected, GeoDatabase database)
    {
        var record = database.Read(IPAddress.Parse(expected.GetProperty("ip").GetString()!));
        if (!expected.GetProperty("found").GetBoolean()) Assert.Null(record);
        else Assert.Equal(Expected.Canonical(expected.GetProperty("raw")), Actual.Canonical(record));
    }
}

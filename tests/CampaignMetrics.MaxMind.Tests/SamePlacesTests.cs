using CampaignMetrics.Geolocation.Tests.Writer;
using FsCheck;
using FsCheck.Fluent;
using MaxMind.Db;
using MaxMind.GeoIP2;
using static CampaignMetrics.Geolocation.Tests.Some;

namespace CampaignMetrics.MaxMind.Tests;

/// <summary>A file gives the same places by MaxMind's reader as by our own.</summary>
public sealed class SamePlacesTests
{
    private static readonly string[] Texts = ["", "-", "NO", "no", "ZZ", "zz", "GB", "1", "NOR", "Åland", "Springfield"];

    private static readonly string[] Probes = ["82.10.0.1", "::ffff:82.10.3.4", "::82.10.3.4", "82.11.0.1", "10.0.0.1", "2a00::1", "x"];

    private static readonly Gen<object?> Part =
        from iso in Gen.Elements([null, .. Texts])
        from name in Gen.Elements([null, .. Texts])
        from language in Gen.Elements("en", "de")
        select (object?)Map([.. Entries(iso, name, language)]);

    private static readonly Gen<DatabaseWriter> Databases =
        from country in Part
        from city in Part
        from regions in Part.ListOf()
        from kind in Gen.Elements("X-City", "X-Country", "X-Enterprise")
        from ipVersion in Gen.Elements(4, 6)
        from recordSize in Gen.Elements(24, 28, 32)
        select new DatabaseWriter(ipVersion, recordSize) { DatabaseType = kind }
            .Add("82.10.0.0/16", RecordOf(kind, country!, city!, regions!));

    [Fact]
    public void Invented_records_are_the_same_place() => Prop.ForAll(Databases.ToArbitrary(), database =>
    {
        using var readers = new TwoReaders(database.ToArray());
        var differences = readers.Differences(Probes).ToList();
        return (differences.Count == 0).Label(string.Join('\n', differences));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(Trials.Of(500)));

    /// <summary>The sample is flat, which MaxMind.GeoIP2 cannot read: its records are written nested.</summary>
    [Fact]
    public void The_documents_sample_in_the_nested_layout_gives_the_same_places()
    {
        var flat = File.ReadAllBytes(Repository.PathOf("docs", "samples", "places.mmdb"));
        using var readers = new TwoReaders(Nested.Of(flat), ours: flat);
        var addresses = TwoReaders.AddressesOf(flat).Concat(TwoReaders.Addresses(20_000, seed: 1)).ToList();
        Assert.NotEqual(0, readers.CountLocated(addresses));
        Assert.Empty(readers.Differences(addresses));
    }

    [Fact]
    public void A_flat_database_is_told_and_not_taken_for_nowhere()
    {
        using var reader = new DatabaseReader(Repository.PathOf("docs", "samples", "places.mmdb"));
        var places = MaxMindPlaces.Of(reader);
        var address = TwoReaders.AddressesOf(File.ReadAllBytes(Repository.PathOf("docs", "samples", "places.mmdb"))).First();
        Assert.Throws<DeserializationException>(() => places(address));
    }

    [Theory]
    [InlineData("GeoIP2-City-Test.mmdb")]
    [InlineData("GeoIP2-Country-Test.mmdb")]
    [InlineData("GeoIP2-Enterprise-Test.mmdb")]
    [InlineData("GeoIP2-Precision-Enterprise-Test.mmdb")]
    [InlineData("GeoIP2-City-Shield-Test.mmdb")]
    [InlineData("GeoIP2-Country-Shield-Test.mmdb")]
    [InlineData("GeoIP2-Enterprise-Shield-Test.mmdb")]
    [InlineData("GeoIP2-Precision-Enterprise-Shield-Test.mmdb")]
    [InlineData("GeoLite2-City-Test.mmdb")]
    [InlineData("GeoLite2-Country-Test.mmdb")]
    public void MaxMinds_own_test_databases_give_the_same_places(string file)
    {
        var bytes = File.ReadAllBytes(Needs.Sample("geo", "test-data", file));
        using var readers = new TwoReaders(bytes);
        var addresses = TwoReaders.AddressesOf(bytes).Concat(TwoReaders.Addresses(20_000, seed: 2)).ToList();
        Assert.NotEqual(0, readers.CountLocated(addresses));
        Assert.Empty(readers.Differences(addresses));
    }

    private static Dictionary<string, object> RecordOf(string kind, object country, object city, IEnumerable<object> regions) =>
        kind == "X-Country" ? Map(("country", country)) : Map(("country", country), ("city", city), ("subdivisions", regions.ToList()));

    private static IEnumerable<(string, object)> Entries(string? iso, string? name, string language)
    {
        if (iso is not null) yield return ("iso_code", iso);
        if (name is not null) yield return ("names", Map((language, name)));
    }
}

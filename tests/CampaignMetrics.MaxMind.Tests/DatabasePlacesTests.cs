using System.Text;
using CampaignMetrics.Geolocation;
using CampaignMetrics.Geolocation.Tests;
using CampaignMetrics.Geolocation.Tests.Writer;
using MaxMind.Db;
using MaxMind.GeoIP2;
using static CampaignMetrics.Geolocation.Tests.Some;

namespace CampaignMetrics.MaxMind.Tests;

/// <summary>What the look-up of a database answers, and what it leaves to its caller.</summary>
public sealed class DatabasePlacesTests
{
    [Fact]
    public void A_city_has_all_its_parts() =>
        Assert.Equal(new Place("US", "Illinois", "Springfield"), LookUp(NestedCities(), "82.10.0.1"));

    [Fact]
    public void A_country_database_gives_the_country_alone() =>
        Assert.Equal(new Place("NO", null, null), LookUp(Country("Test-Country", "NO"), "82.10.0.1"));

    [Fact]
    public void An_enterprise_database_is_one_of_cities() =>
        Assert.Equal(new Place("NO", null, null), LookUp(Country("Test-Enterprise", "NO"), "82.10.0.1"));

    [Fact]
    public void The_region_is_the_largest_subdivision_by_its_code_where_it_has_no_name() =>
        Assert.Equal(new Place(null, "IL", null), LookUp(Cities(Map(("subdivisions", new List<object>
        {
            Map(("iso_code", "IL")), Map(("iso_code", "SAN"), ("names", Map(("en", "Sangamon")))),
        }))), "82.10.0.1"));

    [Fact]
    public void The_registered_country_does_not_stand_in_for_the_country() => Assert.True(LookUp(NestedCities(), "82.11.0.1").IsNowhere);

    [Fact]
    public void Names_come_in_the_readers_locale()
    {
        using var reader = new DatabaseReader(new MemoryStream(NestedCities().ToArray()), ["de", "en"]);
        Assert.Equal("Springfeld", MaxMindPlaces.Of(reader)("82.10.0.1").City);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("no address")]
    [InlineData("1")]
    [InlineData("0x52.10.0.1")]
    [InlineData("082.10.0.1")]
    [InlineData("82.10.0.1/32")]
    [InlineData("82.10.0.1:80")]
    [InlineData("82.10.0.256")]
    [InlineData("[::1]:80")]
    [InlineData("82.10.0.1, 82.10.0.2")]
    [InlineData("\0")]
    [InlineData("\ud800")]
    public void A_text_that_is_no_address_is_nowhere(string text) => Assert.True(LookUp(NestedCities(), text).IsNowhere);

    [Fact]
    public void An_address_that_the_database_does_not_know_is_nowhere() => Assert.True(LookUp(NestedCities(), "9.9.9.9").IsNowhere);

    [Fact]
    public void An_IPv6_address_is_nowhere_in_a_database_of_IPv4() =>
        Assert.True(LookUp(NestedCities(ipVersion: 4), "2a00::1").IsNowhere);

    [Fact]
    public void An_IPv4_address_mapped_into_IPv6_is_the_IPv4_address() =>
        Assert.Equal("Springfield", LookUp(NestedCities(ipVersion: 4), "::ffff:82.10.0.1").City);

    [Fact]
    public void A_private_address_is_nowhere_even_where_the_database_lists_it() => Assert.True(
        LookUp(new DatabaseWriter().Add("10.0.0.0/8", Map(("country", Map(("iso_code", "NL"))))), "10.1.2.3").IsNowhere);

    [Theory]
    [InlineData("Test-ASN")]
    [InlineData("city ipv4")]
    [InlineData("")]
    public void A_database_without_places_is_refused_at_the_door(string type)
    {
        using var reader = Reader(new DatabaseWriter { DatabaseType = type }.Add("82.10.0.0/16", Map()));
        Assert.Equal("reader", Assert.Throws<ArgumentException>(() => MaxMindPlaces.Of(reader)).ParamName);
    }

    [Fact]
    public void A_corrupt_record_is_told_and_not_taken_for_nowhere()
    {
        var bytes = Cities(Map(("country", Map(("iso_code", "NO"))))).ToArray();
        var at = bytes.AsSpan().IndexOf("iso_code"u8) - 1;
        bytes[at] = 0x5F; // a text that is longer than the file
        using var reader = new DatabaseReader(new MemoryStream(bytes));
        var places = MaxMindPlaces.Of(reader);
        Assert.NotNull(Record.Exception(() => places("82.10.0.1")));
    }

    [Fact]
    public void The_reader_stays_the_callers()
    {
        using var reader = Reader(NestedCities());
        _ = MaxMindPlaces.Of(reader)("82.10.0.1");
        Assert.Equal("Springfield", reader.City("82.10.0.1").City.Name);
    }

    [Theory]
    [InlineData(FileAccessMode.Memory)]
    [InlineData(FileAccessMode.MemoryMapped)]
    public void A_disposed_reader_is_a_mistake_that_is_told(FileAccessMode mode)
    {
        var reader = new DatabaseReader(Repository.PathOf("docs", "samples", "places.mmdb"), mode);
        var places = MaxMindPlaces.Of(reader);
        reader.Dispose();
        Assert.Throws<ObjectDisposedException>(() => places("82.10.0.1"));
    }

    [Fact]
    public void A_report_has_the_places_of_the_database()
    {
        using var reader = Reader(NestedCities());
        var ledger = new MessageLedger(new LedgerOptions { Enrichment = new Enrichment { Places = MaxMindPlaces.Of(reader) } });
        var at = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        ledger.Apply(new Sent { At = at, Email = "a", Recipient = "ann@example.com" });
        ledger.Apply(new Opened
        {
            At = at.AddHours(1), Email = "a", Recipient = "ann@example.com", Request = new WebRequest { Ip = "82.10.0.1" },
        });
        Assert.Contains("Springfield", Encoding.UTF8.GetString(ledger.Report().ToJson()), StringComparison.Ordinal);
    }

    private static Place LookUp(DatabaseWriter database, string ip)
    {
        using var reader = Reader(database);
        return MaxMindPlaces.Of(reader)(ip);
    }

    private static DatabaseReader Reader(DatabaseWriter database) => new(new MemoryStream(database.ToArray()));

    private static DatabaseWriter Cities(object record) => new DatabaseWriter().Add("82.10.0.0/16", record);

    private static DatabaseWriter Country(string type, string code) =>
        new DatabaseWriter { DatabaseType = type }.Add("82.10.0.0/16", Map(("country", Map(("iso_code", code)))));
}

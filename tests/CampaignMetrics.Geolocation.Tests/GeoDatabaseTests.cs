using System.Net;
using CampaignMetrics.Geolocation.Tests.Writer;

namespace CampaignMetrics.Geolocation.Tests;

public class GeoDatabaseTests
{
    private static readonly GeoDatabase s_nested = Some.Database(Some.NestedCities());
    private static readonly GeoDatabase s_flat = Some.Database(Some.FlatCities());

    [Fact]
    public void A_nested_record_gives_every_part_of_a_place()
    {
        var place = s_nested.Locate("82.10.0.1");
        Assert.Equal(new Area("NA", "North America"), place.Continent);
        Assert.Equal(new Area("US", "United States"), place.Country);
        Assert.Equal(new Area("CA", "Canada"), place.RegisteredCountry);
        Assert.Equal(new Area("GB", "United Kingdom"), place.RepresentedCountry);
        Assert.Equal(new Area("IL", "Illinois"), place.Region);
        Assert.Equal(new Area("SAN", "Sangamon"), place.Subregion);
        Assert.Equal(("Springfield", "62701", "America/Chicago"), (place.City, place.PostalCode, place.TimeZone));
        Assert.Equal(new Coordinates(39.8, -89.6, 20), place.Coordinates);
        Assert.Equal(new AutonomousSystem(64_501, "Springfield Cable"), place.AutonomousSystem);
        Assert.Equal(("Springfield Internet", "Nuclear Plant", "example.net"), (place.Isp, place.Organization, place.Domain));
        Assert.Equal(("Cable/DSL", "business"), (place.ConnectionType, place.UserType));
        Assert.Equal(Anonymity.None, place.Anonymity);
    }

    [Fact]
    public void A_flat_record_gives_the_same_kind_of_place()
    {
        var place = s_flat.Locate("82.10.0.1");
        Assert.Equal(new Area("US", null), place.Country);
        Assert.Equal(new Area(null, "Illinois"), place.Region);
        Assert.Equal(new Area(null, "Sangamon"), place.Subregion);
        Assert.Equal(("Springfield", (string?)null, "America/Chicago"), (place.City, place.PostalCode, place.TimeZone));
        Assert.Equal(new Coordinates(39.75, -89.5, null), place.Coordinates);
    }

    [Fact]
    public void What_a_flat_database_writes_for_unknown_is_null()
    {
        var place = s_flat.Locate("82.11.0.1");
        Assert.Equal(new Place(s_flat.Metadata), place);
        Assert.Null(s_flat.CountryCode("82.11.0.1"));
    }

    [Fact]
    public void A_flat_country_may_be_a_code_under_one_key_and_a_name_under_another()
    {
        var record = Some.Map(("country", "Netherlands"), ("country_code", "NL"), ("asn", "AS64502"), ("lat", "52.1"), ("lng", "4.3"));
        var place = Some.DatabaseOf(record).Locate("82.10.0.1");
        Assert.Equal(new Area("NL", "Netherlands"), place.Country);
        Assert.Equal(64_502u, place.AutonomousSystem.Number);
        Assert.Equal(new Coordinates(52.1, 4.3, null), place.Coordinates);
    }

    [Fact]
    public void The_registered_country_does_not_stand_in_for_the_country()
    {
        var place = s_nested.Locate("82.11.0.1");
        Assert.True(place.Country.IsUnknown);
        Assert.Equal("FR", place.RegisteredCountry.Code);
        Assert.Null(s_nested.CountryCode("82.11.0.1"));
    }

    [Fact]
    public void Flags_that_are_true_are_set() =>
        Assert.Equal(Anonymity.Anonymous | Anonymity.TorExitNode, s_nested.Locate("82.12.0.1").Anonymity);

    [Fact]
    public void An_operators_database_gives_the_autonomous_system() =>
        Assert.Equal(new AutonomousSystem(64_500, "Invented Networks"), s_nested.Locate("82.13.0.1").AutonomousSystem);

    [Theory]
    [InlineData("de", "Springfeld", "Illinois")]
    [InlineData("fr", "Springfield", "Illinois")]
    public void Names_come_in_the_wanted_language_else_in_English(string language, string city, string region)
    {
        var place = Some.Database(Some.NestedCities(), language).Locate("82.10.0.1");
        Assert.Equal((city, region), (place.City, place.Region.Name));
    }

    [Theory]
    [InlineData("82.10.200.3", "82.10.0.0/16")]
    [InlineData("82.12.0.3", "82.12.0.0/30")]
    [InlineData("::ffff:82.10.0.1", "82.10.0.0/16")]
    [InlineData("::82.10.0.1", "::82.10.0.0/112")]
    [InlineData("82.12.0.4", null)]
    [InlineData("2a00::1", null)]
    [InlineData("no address", null)]
    public void The_network_is_the_largest_with_the_same_record(string address, string? expected)
    {
        var place = s_nested.Locate(address, out var network);
        Assert.Equal(expected, network?.ToString());
        Assert.Same(s_nested.Metadata, place.Source);
    }

    [Fact]
    public void An_IPv6_address_is_nowhere_in_a_database_of_IPv4()
    {
        Assert.Null(s_flat.CountryCode("2a00::1"));
        Assert.Null(s_flat.Read(IPAddress.Parse("2a00::1")));
    }

    [Fact]
    public void A_database_without_a_tree_for_IPv4_answers_with_the_network_of_IPv6()
    {
        var database = Some.Database(new DatabaseWriter().Add("::/64", Some.Map(("country_code", "NL"))));
        Assert.Equal("NL", database.Locate("82.10.0.1", out var network).Country.Code);
        Assert.Equal("::/64", network.ToString());
    }

    [Fact]
    public void Special_addresses_have_no_place_but_have_their_record()
    {
        var database = Some.Database(new DatabaseWriter().Add("10.0.0.0/8", Some.Map(("country_code", "NL"))));
        Assert.Equal(new Place(database.Metadata), database.Locate("10.1.2.3", out var network));
        Assert.Null(network);
        Assert.Null(database.CountryCode("10.1.2.3"));
        Assert.NotNull(database.Read(IPAddress.Parse("10.1.2.3")));
    }

    [Fact]
    public void The_metadata_says_where_places_come_from()
    {
        var metadata = s_nested.Locate("82.10.0.1").Source;
        Assert.Equal("Invented-City 2026-03-01", metadata.ToString());
        Assert.Equal(Some.BuildDate, metadata.BuildDate);
        Assert.Equal((6, 28), (metadata.IPVersion, metadata.RecordSize));
        Assert.Equal(["en", "de"], metadata.Languages);
        Assert.Equal("Made for a test", metadata.Descriptions["en"]);
    }

    [Fact]
    public void Addresses_with_the_same_record_share_one_place() =>
        Assert.Same(s_nested.Locate("82.10.0.1"), s_nested.Locate("82.10.99.1"));

    [Theory]
    [InlineData(double.NaN, 4.0)]
    [InlineData(91.0, 4.0)]
    [InlineData(52.0, 180.5)]
    [InlineData(double.NegativeInfinity, 0.0)]
    public void Coordinates_off_the_earth_are_none(double latitude, double longitude) =>
        Assert.Null(Some.DatabaseOf(Some.Map(("latitude", latitude), ("longitude", longitude))).Locate("82.10.0.1").Coordinates);

    [Theory]
    [InlineData("a text")]
    [InlineData(7)]
    [InlineData(true)]
    public void A_record_that_is_no_map_is_a_place_of_which_nothing_is_known(object record)
    {
        var database = Some.DatabaseOf(record);
        Assert.Equal(new Place(database.Metadata), database.Locate("82.10.0.1", out var network));
        Assert.NotNull(network);
        Assert.Equal(record, database.Read(IPAddress.Parse("82.10.0.1")));
    }
}

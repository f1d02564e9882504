namespace CampaignMetrics.Geolocation.Tests.MaxMindDb;

/// <summary>The names that makers of flat databases give to the same thing.</summary>
public class FlatKeysTests
{
    [Theory]
    [InlineData("country")]
    [InlineData("country_code")]
    [InlineData("country_iso_code")]
    public void A_country(string key)
    {
        var database = Some.DatabaseOf(Some.Map((key, "nl")));
        Assert.Equal("NL", database.Locate("82.10.0.1").Country.Code);
        Assert.Equal("NL", database.CountryCode("82.10.0.1"));
    }

    [Theory]
    [InlineData("region")]
    [InlineData("region_name")]
    [InlineData("state")]
    [InlineData("state1")]
    [InlineData("state_prov")]
    public void A_region(string key) => Assert.Equal("Drenthe", Locate(key, "Drenthe").Region.Name);

    [Theory]
    [InlineData("city")]
    [InlineData("city_name")]
    public void A_city(string key) => Assert.Equal("Assen", Locate(key, "Assen").City);

    [Theory]
    [InlineData("postal")]
    [InlineData("postal_code")]
    [InlineData("postcode")]
    [InlineData("zip")]
    [InlineData("zip_code")]
    [InlineData("zipcode")]
    public void A_postal_code(string key) => Assert.Equal("9401", Locate(key, "9401").PostalCode);

    [Theory]
    [InlineData("time_zone")]
    [InlineData("timezone")]
    public void A_time_zone(string key) => Assert.Equal("Europe/Amsterdam", Locate(key, "Europe/Amsterdam").TimeZone);

    [Theory]
    [InlineData("autonomous_system_organization")]
    [InlineData("as_organization")]
    [InlineData("as_org")]
    [InlineData("as_name")]
    public void An_operator(string key) =>
        Assert.Equal("Invented Networks", Locate(key, "Invented Networks").AutonomousSystem.Organization);

    [Theory]
    [InlineData("latitude", "longitude")]
    [InlineData("lat", "lng")]
    [InlineData("lat", "lon")]
    public void Coordinates(string latitude, string longitude) =>
        Assert.Equal(
            new Coordinates(53, 6.5, null),
            Some.DatabaseOf(Some.Map((latitude, 53.0), (longitude, 6.5))).Locate("82.10.0.1").Coordinates);

    [Fact]
    public void A_latitude_alone_is_no_point() => Assert.Null(Locate("latitude", 53.0).Coordinates);

    [Fact]
    public void Other_keys_are_passed_over()
    {
        var place = Some.DatabaseOf(Some.Map(("", ""), ("colour", "red"), ("city", "Assen"))).Locate("82.10.0.1");
        Assert.Equal(new Place(place.Source) { City = "Assen" }, place);
    }

    private static Place Locate(string key, object value) => Some.DatabaseOf(Some.Map((key, value))).Locate("82.10.0.1");
}

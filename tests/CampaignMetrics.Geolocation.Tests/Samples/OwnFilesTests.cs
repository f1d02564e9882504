using System.Net;
using CampaignMetrics.Geolocation.Tests.MaxMindDb;
using CampaignMetrics.Geolocation.Tests.Writer;

namespace CampaignMetrics.Geolocation.Tests.Samples;

/// <summary>Invented databases of each kind that is sold: which parts of a place stand where in its records.</summary>
public class OwnFilesTests
{
    [Theory]
    [InlineData("is_anonymous", Anonymity.Anonymous)]
    [InlineData("is_anonymous_vpn", Anonymity.AnonymousVpn)]
    [InlineData("is_hosting_provider", Anonymity.HostingProvider)]
    [InlineData("is_public_proxy", Anonymity.PublicProxy)]
    [InlineData("is_residential_proxy", Anonymity.ResidentialProxy)]
    [InlineData("is_tor_exit_node", Anonymity.TorExitNode)]
    public void Each_flag_of_an_anonymous_address_is_its_own_within_traits_and_without(string key, Anonymity flag)
    {
        var flags = Some.Map((key, true));
        Assert.Equal(flag, PlaceOf(flags).Anonymity);
        Assert.Equal(flag, PlaceOf(Some.Map(("traits", flags))).Anonymity);
    }

    [Fact]
    public void An_operators_database_gives_the_provider()
    {
        var place = PlaceOf(Some.Map(
            ("autonomous_system_number", 64_503u), ("autonomous_system_organization", "Harbour Cable"),
            ("isp", "Harbour Internet"), ("organization", "Harbour School")));
        Assert.Equal(new AutonomousSystem(64_503, "Harbour Cable"), place.AutonomousSystem);
        Assert.Equal(("Harbour Internet", "Harbour School"), (place.Isp, place.Organization));
    }

    [Fact]
    public void A_database_of_connections_gives_the_connection() =>
        Assert.Equal("Cellular", PlaceOf(Some.Map(("connection_type", "Cellular"))).ConnectionType);

    [Fact]
    public void A_database_of_domains_gives_the_domain() =>
        Assert.Equal("example.org", PlaceOf(Some.Map(("domain", "example.org"))).Domain);

    [Fact]
    public void A_database_of_countries_gives_no_more()
    {
        var place = PlaceOf(Some.Map(("country", Some.Map(("iso_code", "NO"), ("names", Some.Map(("en", "Norway")))))));
        Assert.Equal(new Place(place.Source) { Country = new Area("NO", "Norway") }, place);
    }

    [Theory]
    [InlineData(24)]
    [InlineData(28)]
    [InlineData(32)]
    public void Both_kinds_of_addresses_live_in_one_file(int recordSize)
    {
        var database = Some.Database(new DatabaseWriter(recordSize: recordSize)
            .Add("82.10.0.0/16", Some.Map(("country_code", "NO")))
            .Add("2a02:100::/24", Some.Map(("country_code", "SE"))));
        string[] addresses = ["82.10.3.4", "::ffff:82.10.3.4", "2a02:1ff::1", "82.11.0.1", "2a02:200::1"];
        var countries = addresses.Select(address => database.CountryCode(address));
        Assert.Equal(["NO", "NO", "SE", null, null], countries);
    }

    [Theory]
    [InlineData(new byte[] { 0x01, 0x04 })]
    [InlineData(new byte[] { 0xE1, 0x41, 0x61 })]
    public void Values_within_values_without_end_cause_an_invalid_database_exception(byte[] opening)
    {
        byte[] deep = [.. Enumerable.Repeat(opening, 100_000).SelectMany(bytes => bytes), 0xE0];
        Assert.Contains("look-up", Probe.Outcome(HandMade.WithData(deep)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(24)]
    [InlineData(32)]
    public void Damaged_files_of_every_type_of_value_cause_nothing_else(int recordSize)
    {
        var file = EveryType(recordSize).ToArray();
        var random = new Random(recordSize);
        Assert.True(Enumerable.Range(0, 3_000).Select(_ => Probe.Outcome(Mutation.Of(file, random))).Distinct().Count() > 8);
    }

    internal static DatabaseWriter EveryType(int recordSize) => new DatabaseWriter(recordSize: recordSize) { Languages = [] }
        .Add("82.10.0.0/16", Some.Map(
            ("array", new List<object> { 1u, 2u, Some.Map(("deep", new List<object> { "x", new byte[] { 1, 2 } })) }),
            ("bytes", new byte[] { 0, 42 }), ("boolean", true), ("double", 42.5), ("float", 1.5f),
            ("int32", -268_435_456), ("uint16", (ushort)100),
            ("uint32", 268_435_456u), ("uint64", 1ul << 60), ("uint128", UInt128.One << 120), ("map", Some.Map()),
            ("text", "unicode! ☯")))
        .Add("82.11.0.0/16", Some.Map(("traits", Some.Map(("is_anonymous", true), ("isp", "Harbour Internet")))))
        .Add("82.12.0.0/16", "a text and no map")
        .Add("2001:db8::/32", Some.Map(("country_code", "SE")));

    private static Place PlaceOf(object record) => Some.DatabaseOf(record).Locate(IPAddress.Parse("82.10.0.1"));
}

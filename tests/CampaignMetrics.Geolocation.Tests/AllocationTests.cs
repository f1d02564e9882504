using System.Net;

namespace CampaignMetrics.Geolocation.Tests;

public class AllocationTests
{
    private static readonly GeoDatabase s_database = Some.Database(Some.NestedCities());
    private static readonly IPAddress s_address = IPAddress.Parse("82.10.0.1");

    [Fact]
    public void Looking_up_a_country_allocates_nothing() => AssertNothing(() => s_database.CountryCode(s_address));

    [Fact]
    public void Looking_up_a_country_by_text_allocates_nothing() => AssertNothing(() => s_database.CountryCode("82.10.0.1"));

    [Fact]
    public void Looking_up_a_place_seen_before_allocates_nothing() => AssertNothing(() => s_database.Locate(s_address, out _));

    private static void AssertNothing(Action lookUp)
    {
        lookUp();
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++) lookUp();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}

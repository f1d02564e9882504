namespace CampaignMetrics.Geolocation.Tests;

public class ThreadTests
{
    [Fact]
    public void Many_threads_find_what_one_finds()
    {
        var addresses = Enumerable.Range(0, 20_000).Select(i => $"82.{10 + i % 5}.0.{i % 7}").ToArray();
        var alone = Some.Database(Some.NestedCities());
        var shared = Some.Database(Some.NestedCities());
        var expected = addresses.Select(address => (alone.CountryCode(address), alone.Locate(address).City)).ToArray();
        var actual = new (string?, string?)[addresses.Length];
        Parallel.For(0, addresses.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
            actual[i] = (shared.CountryCode(addresses[i]), shared.Locate(addresses[i]).City));
        Assert.Equal(expected, actual);
    }
}

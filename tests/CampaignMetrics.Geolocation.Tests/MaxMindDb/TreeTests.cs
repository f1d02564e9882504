using System.Net;
using CampaignMetrics.Geolocation.Networks;
using CampaignMetrics.Geolocation.Tests.Writer;

namespace CampaignMetrics.Geolocation.Tests.MaxMindDb;

/// <summary>The tree against a plain list of networks, the last of which that holds an address wins.</summary>
public class TreeTests
{
    [Theory]
    [InlineData(4, 24)]
    [InlineData(4, 28)]
    [InlineData(4, 32)]
    [InlineData(6, 24)]
    [InlineData(6, 28)]
    [InlineData(6, 32)]
    public void Every_address_leads_to_the_record_of_its_network(int ipVersion, int recordSize)
    {
        var random = new Random(ipVersion * 100 + recordSize);
        var networks = Enumerable.Range(0, 3_000).Select(_ => RandomNetwork(random, ipVersion)).ToList();
        var writer = new DatabaseWriter(ipVersion, recordSize);
        for (var i = 0; i < networks.Count; i++) writer.Add(networks[i].BaseAddress, networks[i].PrefixLength, (uint)i);
        var database = Some.Database(writer);
        foreach (var address in networks.Take(1_000).SelectMany(network => Around(network, random)))
        {
            var expected = networks.FindLastIndex(network => network.Contains(address));
            Assert.Equal(expected < 0 ? null : (uint)expected, database.Read(address));
        }
    }

    [Fact]
    public void All_addresses_of_the_network_found_have_the_same_record()
    {
        var random = new Random(7);
        var writer = new DatabaseWriter();
        for (var i = 0u; i < 500; i++) writer.Add(new IPAddress(random.NextInt64(1L << 32)), random.Next(20, 33), Some.Map(("asn", i)));
        var database = Some.Database(writer);
        for (var i = 0; i < 2_000; i++)
        {
            var place = database.Locate(new IPAddress(random.NextInt64(1L << 32)), out var network);
            if (network is not { } found) continue;
            Assert.Same(place, database.Locate(found.BaseAddress));
            Assert.Same(place, database.Locate(LastOf(found)));
        }
    }

    private static Network RandomNetwork(Random random, int ipVersion)
    {
        if (ipVersion == 4 || random.Next(2) == 0) return Network.Of(new IPAddress(random.NextInt64(1L << 32)), random.Next(4, 33));
        var bytes = new byte[16];
        random.NextBytes(bytes);
        bytes[0] = 0x2A;
        return Network.Of(new IPAddress(bytes), random.Next(8, 129));
    }

    private static IEnumerable<IPAddress> Around(Network network, Random random)
    {
        yield return network.BaseAddress;
        yield return LastOf(network);
        yield return new IPAddress(random.NextInt64(1L << 32));
    }

    private static IPAddress LastOf(Network network) =>
        (network.Bits with { Value = network.Bits.Last(network.PrefixLength) }).ToIPAddress();
}

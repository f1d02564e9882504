using System.Net;
using CampaignMetrics.Geolocation.Networks;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Geolocation.Tests.Networks;

public class NetworkSetTests
{
    private static readonly Arbitrary<Network[]> s_networks = Gen.ArrayOf(
        from address in Addresses.Arbitrary.Generator
        from length in Gen.Choose(0, 128)
        select Network.Of(address, length % (address.GetAddressBytes().Length * 8 + 1))).ToArbitrary();

    [Fact]
    public void An_address_is_in_the_set_if_it_is_in_one_of_its_networks() =>
        Prop.ForAll(s_networks, Addresses.Arbitrary, (networks, address) =>
            new NetworkSet(networks).Contains(address) == networks.Any(network => network.Contains(address)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void The_order_of_networks_and_their_repetition_make_no_difference() =>
        Prop.ForAll(s_networks, networks =>
            new NetworkSet(networks).Count == new NetworkSet([.. networks.Reverse(), .. networks]).Count).QuickCheckThrowOnFailure();

    [Fact]
    public void Networks_that_touch_are_joined()
    {
        Assert.Equal(1, SetOf("10.0.0.0/25", "10.0.0.128/25", "10.0.0.0/30").Count);
        Assert.Equal(2, SetOf("10.0.0.0/25", "10.0.1.0/25").Count);
        Assert.Equal(2, SetOf("0.0.0.0/0", "::/0").Count);
    }

    [Theory]
    [InlineData("10.0.0.255", true)]
    [InlineData("10.0.1.0", false)]
    [InlineData("9.255.255.255", false)]
    [InlineData("::ffff:10.0.0.7", true)]
    [InlineData("2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db9::", false)]
    [InlineData("::10.0.0.7", false)]
    [InlineData("10", false)]
    [InlineData("", false)]
    public void Both_ends_of_a_network_are_in_it(string address, bool expected) =>
        Assert.Equal(expected, SetOf("10.0.0.0/24", "2001:db8::/32").Contains(address));

    [Fact]
    public void The_empty_set_holds_nothing()
    {
        Assert.Equal(0, NetworkSet.Empty.Count);
        Assert.False(NetworkSet.Empty.Contains(IPAddress.Loopback));
        Assert.False(NetworkSet.Empty.Contains((IPAddress?)null));
    }

    [Fact]
    public void Asking_allocates_nothing()
    {
        var set = SetOf("10.0.0.0/24", "2001:db8::/32");
        var addresses = new[] { IPAddress.Parse("10.0.0.1"), IPAddress.Parse("2001:db8::1") };
        foreach (var address in addresses) Assert.True(set.Contains(address));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++) _ = set.Contains(addresses[i % 2]);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static NetworkSet SetOf(params string[] networks) => NetworkList.Read(new StringReader(string.Join('\n', networks))).Networks;
}

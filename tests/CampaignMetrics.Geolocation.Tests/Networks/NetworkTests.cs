using System.Net;
using CampaignMetrics.Geolocation.Networks;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CampaignMetrics.Geolocation.Tests.Networks;

public class NetworkTests
{
    [Theory]
    [InlineData("192.0.2.0/24", "192.0.2.0/24")]
    [InlineData(" 192.0.2.77/24 ", "192.0.2.0/24")]
    [InlineData("192.0.2.77", "192.0.2.77/32")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0")]
    [InlineData("2001:DB8::/32", "2001:db8::/32")]
    [InlineData("2001:db8::1", "2001:db8::1/128")]
    [InlineData("::/0", "::/0")]
    [InlineData("fe80::1%eth0", "fe80::1/128")]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1/32")]
    public void A_network_is_read_and_written(string text, string expected)
    {
        Assert.True(Network.TryParse(text, out var network));
        Assert.Equal(expected, network.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/24")]
    [InlineData("1")]
    [InlineData("1.2.3")]
    [InlineData("1.2.3.4.5")]
    [InlineData("1.2.3.256")]
    [InlineData("1.2.3.04")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("1.2.3.4/33")]
    [InlineData("1.2.3.4/-1")]
    [InlineData("1.2.3.4/+8")]
    [InlineData("1.2.3.4/")]
    [InlineData("1.2.3.4/8/8")]
    [InlineData("1.2..4")]
    [InlineData("1.2.3.4.")]
    [InlineData("::1/129")]
    [InlineData("[::1]")]
    [InlineData("[::1]:80")]
    [InlineData(":::1")]
    [InlineData("2001:db8::g")]
    [InlineData("١.٢.٣.٤")]
    [InlineData("mail.example.com")]
    public void What_is_no_network_is_refused(string text)
    {
        Assert.False(Network.TryParse(text, out var network));
        Assert.Equal(default, network);
    }

    [Property]
    public bool Any_text_is_read_or_refused_without_an_exception(string? text) =>
        Network.TryParse(text, out _) || !Network.TryParse(text + "/129", out _);

    [Property(Arbitrary = [typeof(Addresses)])]
    public bool A_network_reads_back_what_it_writes(IPAddress address, byte length)
    {
        var network = Network.Of(address, length % (address.GetAddressBytes().Length * 8 + 1));
        return Network.TryParse(network.ToString(), out var again) && again == network && network.Contains(address);
    }

    [Property(Arbitrary = [typeof(Addresses)])]
    public bool A_network_holds_what_the_platforms_network_holds(IPAddress address, IPAddress other, byte length)
    {
        var network = Network.Of(address, length % (address.GetAddressBytes().Length * 8 + 1));
        return network.Contains(other) == new IPNetwork(network.BaseAddress, network.PrefixLength).Contains(other);
    }

    [Theory]
    [InlineData("192.0.2.1", 33)]
    [InlineData("192.0.2.1", -1)]
    [InlineData("2001:db8::1", 129)]
    public void A_prefix_length_out_of_range_is_a_mistake(string address, int length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Network.Of(IPAddress.Parse(address), length));

    [Fact]
    public void No_address_is_in_no_network() => Assert.False(default(Network).Contains(null));
}

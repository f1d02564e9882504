using System.Net;
using CampaignMetrics.Geolocation.Networks;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CampaignMetrics.Geolocation.Tests.Networks;

public class AddressTruncationTests
{
    [Theory]
    [InlineData("82.10.20.30", "82.10.20.0")]
    [InlineData("2a00:1450:4009:80b::200e", "2a00:1450:4009::")]
    [InlineData("::ffff:82.10.20.30", "82.10.20.0")]
    [InlineData("not an address", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void The_end_of_an_address_is_set_to_zero(string? address, string? expected) =>
        Assert.Equal(expected, AddressTruncation.Truncate(address));

    [Theory]
    [InlineData("82.10.20.30", 16, 48, "82.10.0.0")]
    [InlineData("82.10.20.30", 32, 48, "82.10.20.30")]
    [InlineData("82.10.20.30", 0, 48, "0.0.0.0")]
    [InlineData("2a00:1450:4009:80b::200e", 24, 128, "2a00:1450:4009:80b::200e")]
    [InlineData("2a00:1450:4009:80b::200e", 24, 0, "::")]
    public void The_lengths_may_be_chosen(string address, int ipv4, int ipv6, string expected) =>
        Assert.Equal(IPAddress.Parse(expected), AddressTruncation.Truncate(IPAddress.Parse(address), ipv4, ipv6));

    [Property(Arbitrary = [typeof(Addresses)])]
    public bool Truncating_twice_is_truncating_once(IPAddress address) =>
        AddressTruncation.Truncate(AddressTruncation.Truncate(address)).Equals(AddressTruncation.Truncate(address));

    [Theory]
    [InlineData("82.10.20.30", 33, 48)]
    [InlineData("82.10.20.30", 24, 129)]
    [InlineData("not an address", -1, 48)]
    public void A_length_out_of_range_is_a_mistake(string address, int ipv4, int ipv6) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => AddressTruncation.Truncate(address, ipv4, ipv6));
}

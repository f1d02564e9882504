using System.Text;
using CampaignMetrics.Collections;

namespace CampaignMetrics.Tests.Messages.Store;

/// <summary>Addresses as numbers: equal numbers are equal texts.</summary>
public sealed class AddressTableTests
{
    private readonly AddressTable _addresses = new();

    [Theory]
    [InlineData("192.0.2.1")]
    [InlineData("0.0.0.0")]
    [InlineData("255.255.255.255")]
    public void An_IPv4_address_is_its_own_number(string address)
    {
        Assert.Equal(address, _addresses.Text(Number(address)));
        Assert.Equal(0, _addresses.Kept.Count);
    }

    [Theory]
    [InlineData("2001:db8::1")]
    [InlineData("192.0.2.01")]
    [InlineData("192.0.2")]
    [InlineData("192.0.2.1.5")]
    [InlineData("192.0.2.256")]
    [InlineData("192..2.1")]
    [InlineData("192.0.2.")]
    [InlineData(".192.0.2")]
    [InlineData("192.0.2.1x")]
    [InlineData("unknown")]
    public void Any_other_text_is_kept_letter_for_letter(string address)
    {
        Assert.Equal(address, _addresses.Text(Number(address)));
        Assert.Equal(Number(address), Number(address));
        Assert.Equal(1, _addresses.Kept.Count);
    }

    private long Number(string address) => _addresses.Add(Encoding.UTF8.GetBytes(address));
}

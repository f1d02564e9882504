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

    [Fact]
    public void A_text_has_a_number_of_its_own_exactly_if_it_is_how_an_address_is_written()
    {
        var random = new Random(20261129);
        for (var i = 0; i < 50_000; i++)
        {
            var text = $"{Part()}.{Part()}.{Part()}.{Part()}".ToCharArray();
            if (random.Next(3) == 0) text[random.Next(text.Length)] = "0123456789./:x "[random.Next(15)];
            var isUsual = System.Net.IPAddress.TryParse(text, out var ip) && ip.ToString() == new string(text);
            Assert.Equal(isUsual, Number(new string(text)) < AddressTable.FirstKept);
            Assert.Equal(new string(text), _addresses.Text(Number(new string(text))));
        }

        string Part() => random.Next(8) == 0 ? "" : $"{random.Next(random.Next(2) == 0 ? 10 : 300)}";
    }

    private long Number(string address) => _addresses.Add(Encoding.UTF8.GetBytes(address));
}

using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Tests.Reading;

public sealed class AddressTests
{
    [Theory]
    [InlineData("ann@example.com", "ann@example.com")]
    [InlineData(" ann@example.com ", "ann@example.com")]
    [InlineData("<ann@example.com>", "ann@example.com")]
    [InlineData("Ann Smith <ann@example.com>", "ann@example.com")]
    [InlineData("\"Smith, <Ann>\" <ann@example.com>, bob@example.com", "ann@example.com")]
    [InlineData("ann@example.com, bob@example.com", "ann@example.com")]
    [InlineData("\"a \\\" b\" <ann@example.com>", "ann@example.com")]
    public void The_bare_address_is_found(string text, string address) => Assert.Equal(address, Address.Bare(text));

    [Theory]
    [InlineData(""), InlineData("  "), InlineData("Ann <>"), InlineData(", bob@example.com")]
    public void Where_nothing_is_left_there_is_none(string text) => Assert.True(string.IsNullOrEmpty(Address.Bare(text)));
}

using CampaignMetrics.Webhooks.Verification;

namespace CampaignMetrics.Webhooks.Tests.Verification;

public sealed class EncodedTests
{
    [Theory]
    [InlineData("00ff7a")]
    [InlineData("00FF7A")]
    [InlineData("00fF7a")]
    public void Hexadecimal_is_read_in_both_cases(string text) => Assert.Equal([0x00, 0xff, 0x7a], Encoded.Hex(text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("0g")]
    [InlineData(" 00")]
    [InlineData("00 ")]
    [InlineData("0x00")]
    [InlineData("\uff10\uff10")]
    public void Anything_else_is_no_hexadecimal(string? text) => Assert.Null(Encoded.Hex(text));
}

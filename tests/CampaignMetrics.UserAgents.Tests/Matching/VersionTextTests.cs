using CampaignMetrics.UserAgents.Matching;

namespace CampaignMetrics.UserAgents.Tests.Matching;

public sealed class VersionTextTests
{
    [Theory]
    [InlineData("Acme/1.2.3 (x)", "1.2.3")]
    [InlineData("ACME 7", "7")]
    [InlineData("acme-v2.0b4;", "2.0b4")]
    [InlineData("AcmeMail/3.1", "3.1")]
    [InlineData("Acme (new) Acme/4.0.", "4.0")]
    [InlineData("Acme", null)]
    [InlineData("Acme/beta", null)]
    [InlineData("Other/1.0", null)]
    public void A_version_stands_behind_the_name(string text, string? version) => Assert.Equal(version, VersionText.Behind("acme", text));

    [Fact]
    public void A_version_has_at_most_32_characters() =>
        Assert.Equal(32, VersionText.Behind("acme", "acme/" + new string('1', 1000))!.Length);
}

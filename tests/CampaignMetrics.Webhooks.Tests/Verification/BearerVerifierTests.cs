using CampaignMetrics.Webhooks.Verification;

namespace CampaignMetrics.Webhooks.Tests.Verification;

public sealed class BearerVerifierTests
{
    private static readonly BearerVerifier Verifier = new("old-token", "new-token");

    [Theory]
    [InlineData("Bearer old-token"), InlineData("bearer new-token")]
    public void A_token_passes(string header) => Assert.True(Verifier.Accepts(Requests.Of("", ("Authorization", header))));

    [Theory]
    [
        InlineData("Bearer "), InlineData("Bearer new-toke"), InlineData("Bearer new-token "), InlineData("Basic new-token"),
        InlineData("new-token"),
    ]
    public void Anything_else_does_not_pass(string header) => Assert.False(Verifier.Accepts(Requests.Of("", ("Authorization", header))));

    [Fact]
    public void A_missing_header_does_not_pass() => Assert.False(Verifier.Accepts(Requests.Of("")));

    [Fact]
    public void An_empty_token_is_a_fault_of_the_configuration() =>
        Assert.Throws<ArgumentException>(() => new BearerVerifier("token", " "));
}

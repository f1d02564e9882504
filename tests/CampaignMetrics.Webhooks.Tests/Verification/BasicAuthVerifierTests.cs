using System.Text;
using CampaignMetrics.Webhooks.Verification;

namespace CampaignMetrics.Webhooks.Tests.Verification;

public sealed class BasicAuthVerifierTests
{
    private static readonly BasicAuthVerifier Verifier = new(new BasicCredential("old", "p"), new BasicCredential("hook", "p:ä:ss"));

    [Fact]
    public void The_right_credentials_pass() => Assert.True(Verifier.Accepts(With("hook:p:ä:ss")));

    [Fact]
    public void Both_credentials_pass_while_they_are_exchanged() => Assert.True(Verifier.Accepts(With("old:p")));

    [Fact]
    public void The_scheme_is_compared_without_case() =>
        Assert.True(Verifier.Accepts(Requests.Of("", ("authorization", "bAsIc " + Convert.ToBase64String("old:p"u8)))));

    [Theory]
    [InlineData("hook:"), InlineData("hook"), InlineData(":p"), InlineData(""), InlineData("old:p:"), InlineData("hook:p")]
    public void Wrong_credentials_do_not_pass(string credentials) => Assert.False(Verifier.Accepts(With(credentials)));

    [Fact]
    public void A_changed_header_does_not_pass() =>
        Assert.DoesNotContain(With("hook:p:ä:ss").WithChangedHeader("Authorization").Skip("Basic".Length), Verifier.Accepts);

    [Fact]
    public void A_missing_header_is_told_apart() => Assert.Equal(BasicAuthVerifier.Missing, Verifier.Refuses(Requests.Of("")));

    [Fact]
    public void A_verifier_without_credentials_is_no_verifier() => Assert.Throws<ArgumentException>(() => new BasicAuthVerifier());

    [Theory]
    [InlineData(""), InlineData("a:b")]
    public void A_user_name_is_not_empty_and_has_no_colon(string user) =>
        Assert.Throws<ArgumentException>(() => new BasicAuthVerifier(new BasicCredential(user, "p")));

    [Fact]
    public void A_password_is_not_shown() =>
        Assert.DoesNotContain("secret", new BasicCredential("hook", "secret").ToString(), StringComparison.Ordinal);

    private static WebhookRequest With(string credentials) =>
        Requests.Of("", ("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials))));
}

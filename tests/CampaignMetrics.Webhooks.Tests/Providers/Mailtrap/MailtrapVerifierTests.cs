using System.Security.Cryptography;
using System.Text;
using CampaignMetrics.Webhooks.Providers.Mailtrap;
using CampaignMetrics.Webhooks.Tests.Verification;

namespace CampaignMetrics.Webhooks.Tests.Providers.Mailtrap;

public sealed class MailtrapVerifierTests
{
    private const string Secret = "a signing secret",
        Body = "{\"events\":[{\"event\":\"open\",\"email\":\"ann@example.com\",\"user_agent\":\"Zoë\"}]}";

    private static readonly MailtrapVerifier Verifier = new(Secret);
    private static readonly WebhookRequest Request = Signed(Secret);

    [Theory]
    [InlineData(MailtrapVerifier.SignatureHeader), InlineData(MailtrapVerifier.OtherSignatureHeader)]
    public void A_signed_request_passes(string header) => Assert.True(Verifier.Accepts(Signed(Secret, header)));

    [Fact]
    public void Both_secrets_pass_while_they_are_exchanged() => Assert.True(new MailtrapVerifier("next secret", Secret).Accepts(Request));

    [Fact]
    public void Another_secret_does_not_pass() => Assert.Equal("the signature is wrong", Verifier.Refuses(Signed("another secret")));

    [Fact]
    public void A_changed_body_does_not_pass() => Assert.DoesNotContain(Request.WithChangedBody(), Verifier.Accepts);

    [Fact]
    public void A_changed_header_does_not_pass() =>
        Assert.DoesNotContain(Request.WithChangedHeader(MailtrapVerifier.SignatureHeader), Verifier.Accepts);

    [Fact]
    public void An_empty_secret_is_a_fault_of_the_configuration() => Assert.Throws<ArgumentException>(() => new MailtrapVerifier(""));

    [Fact]
    public void No_secret_is_a_fault_of_the_configuration() => Assert.Throws<ArgumentException>(() => new MailtrapVerifier());

    private static WebhookRequest Signed(string secret, string header = MailtrapVerifier.SignatureHeader) =>
        Requests.Of(
            Body, (header, Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(Body)))));
}

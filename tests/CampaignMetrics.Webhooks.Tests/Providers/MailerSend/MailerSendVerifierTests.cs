using System.Security.Cryptography;
using System.Text;
using CampaignMetrics.Webhooks.Providers.MailerSend;
using CampaignMetrics.Webhooks.Tests.Verification;

namespace CampaignMetrics.Webhooks.Tests.Providers.MailerSend;

public sealed class MailerSendVerifierTests
{
    private const string Secret = "a signing secret",
        Body = "{\"type\":\"activity.opened\",\"url\":\"https:\\/\\/hooks.shop.example\\/ms\",\"name\":\"Zoë\"}";

    /// <summary>What MailerSend publishes in "Webhooks".</summary>
    private const string PingSecret = "test_Am3L1GuOIc4blLUuHqAPxxwkZaJyEk8G", Ping = "{\"type\":\"webhook.test\",\"message\":\"ping\"}";

    private static readonly MailerSendVerifier Verifier = new(Secret);
    private static readonly WebhookRequest Request = Signed(Body, Secret);

    [Fact]
    public void A_signed_request_passes() => Assert.True(Verifier.Accepts(Request));

    [Fact]
    public void Both_secrets_pass_while_they_are_exchanged() => Assert.True(new MailerSendVerifier("next secret", Secret).Accepts(Request));

    [Fact]
    public void Another_secret_does_not_pass() => Assert.Equal("the signature is wrong", Verifier.Refuses(Signed(Body, "another secret")));

    [Fact]
    public void A_changed_body_does_not_pass() => Assert.DoesNotContain(Request.WithChangedBody(), Verifier.Accepts);

    [Fact]
    public void A_changed_header_does_not_pass() =>
        Assert.DoesNotContain(Request.WithChangedHeader(MailerSendVerifier.SignatureHeader), Verifier.Accepts);

    [Fact]
    public void A_ping_passes_with_its_published_secret() => Assert.True(Verifier.Accepts(Signed(Ping, PingSecret)));

    [Fact]
    public void A_ping_tells_no_event() => Assert.Empty(WebhookProvider.MailerSend.Read(Signed(Ping, PingSecret)).Events);

    /// <summary>Its secret is public: whoever asks can name an address in it.</summary>
    [Fact]
    public void A_ping_tells_of_nobody()
    {
        const string named = """{"type":"webhook.test","data":{"recipient":"eve@example.com","email":"eve@example.com"}}""";
        Assert.True(Verifier.Accepts(Signed(named, PingSecret)));
        Assert.Equal([new OtherEvent("webhook.test", null, null, 0)], WebhookProvider.MailerSend.Read(Signed(named, PingSecret)).Others);
    }

    [Theory]
    [
        InlineData(Body), InlineData("[" + Ping + "]"), InlineData(Ping + Body),
        InlineData("{\"type\":\"webhook.test\",\"type\":\"activity.opened\"}"), InlineData("{\"data\":{\"type\":\"webhook.test\"}}"),
    ]
    public void Nothing_but_a_ping_passes_with_the_published_secret(string body) =>
        Assert.False(Verifier.Accepts(Signed(body, PingSecret)));

    [Theory]
    [InlineData(""), InlineData(" "), InlineData(PingSecret)]
    public void A_secret_that_is_none_is_a_fault_of_the_configuration(string secret) =>
        Assert.Throws<ArgumentException>(() => new MailerSendVerifier(secret));

    [Fact]
    public void No_secret_is_a_fault_of_the_configuration() => Assert.Throws<ArgumentException>(() => new MailerSendVerifier());

    private static WebhookRequest Signed(string body, string secret) =>
        Requests.Of(
            body,
            (
                MailerSendVerifier.SignatureHeader,
                Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(body)))));
}

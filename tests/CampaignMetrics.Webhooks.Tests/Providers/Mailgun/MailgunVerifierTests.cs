using System.Security.Cryptography;
using System.Text;
using CampaignMetrics.Webhooks.Providers.Mailgun;
using CampaignMetrics.Webhooks.Tests.Verification;
using CampaignMetrics.Webhooks.Verification;

namespace CampaignMetrics.Webhooks.Tests.Providers.Mailgun;

public sealed class MailgunVerifierTests
{
    private const string Key = "a signing key", Time = "1700000000";

    private readonly Clock _clock = new(1_700_000_010);

    [Fact]
    public void A_signed_request_passes() => Assert.True(Verifier(Key).Accepts(Signed("token-1", "ann@example.com")));

    [Fact]
    public void A_signed_form_passes() =>
        Assert.True(Verifier(Key).Accepts(Form($"timestamp=mine&timestamp={Time}&token=t&signature=mine&signature={Mac("t")}")));

    [Fact]
    public void Both_keys_pass_while_they_are_exchanged() =>
        Assert.True(Verifier("next key", Key).Accepts(Signed("token-1", "ann@example.com")));

    [Fact]
    public void Another_key_does_not_pass() =>
        Assert.Equal("the signature is wrong", Verifier("another").Refuses(Signed("token-1", "ann@example.com")));

    [Fact]
    public void The_same_request_passes_again() =>
        Assert.True(
            Verifier(Key) is var verifier
                && verifier.Accepts(Signed("t", "ann@example.com"))
                && verifier.Accepts(Signed("t", "ann@example.com")));

    [Fact]
    public void A_known_token_does_not_pass_with_another_body()
    {
        var verifier = Verifier(Key);
        Assert.True(verifier.Accepts(Signed("t", "ann@example.com")));
        Assert.Equal("the token came with another body before", verifier.Refuses(Signed("t", "eve@example.com")));
    }

    [Fact]
    public void A_changed_body_does_not_pass_once_the_request_was_seen()
    {
        var (verifier, request) = (Verifier(Key), Signed("t", "ann@example.com"));
        Assert.True(verifier.Accepts(request));
        Assert.DoesNotContain(request.WithChangedBody(), verifier.Accepts);
    }

    [Fact]
    public void An_old_request_does_not_pass()
    {
        _clock.Now += TimeSpan.FromHours(10);
        Assert.Equal("the signed time is too old", Verifier(Key).Refuses(Signed("t", "ann@example.com")));
    }

    [Theory]
    [
        InlineData("{}"), InlineData("[]"), InlineData(""), InlineData("{\"signature\":7}"),
        InlineData("{\"signature\":{\"timestamp\":\"1\",\"token\":\"t\"}}"),
    ]
    public void A_body_without_a_signature_does_not_pass(string body) => Assert.False(Verifier(Key).Accepts(Requests.Of(body)));

    [Fact]
    public void No_key_is_a_fault_of_the_configuration() => Assert.Throws<ArgumentException>(() => Verifier());

    private MailgunVerifier Verifier(params string[] keys) =>
        new(keys, new ReplayWindow(_clock, TimeSpan.FromHours(9)), new RecentNonces(_clock));

    private static WebhookRequest Signed(string token, string recipient) => Requests.Of(
        $$$"""{"signature":{"timestamp":"{{{Time}}}","token":"{{{token}}}","signature":"{{{Mac(token)}}}"},"event-data":{"event":"opened","recipient":"{{{recipient}}}"}}""",
        ("Content-Type", "application/json"));

    private static WebhookRequest Form(string body) => Requests.Of(body, ("Content-Type", "application/x-www-form-urlencoded"));

    private static string Mac(string token) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key), Encoding.UTF8.GetBytes(Time + token)));
}

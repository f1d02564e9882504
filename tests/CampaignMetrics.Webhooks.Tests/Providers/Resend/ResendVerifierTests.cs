using System.Security.Cryptography;
using System.Text;
using CampaignMetrics.Webhooks.Providers.Resend;
using CampaignMetrics.Webhooks.Tests.Verification;
using CampaignMetrics.Webhooks.Verification;

namespace CampaignMetrics.Webhooks.Tests.Providers.Resend;

public sealed class ResendVerifierTests
{
    private const string Body = "{\"type\":\"email.opened\",\"data\":{\"subject\":\"Zoë\"}}", Id = "msg_1", Time = "1700000000";
    private const string Secret = "whsec_c2l4dGVlbiBieXRlcyBsb25n", Other = "whsec_YW5vdGhlciBzZWNyZXQgb2YgMjQgYg==";

    private readonly Clock _clock = new(1_700_000_010);

    [Fact]
    public void A_signed_request_passes() => Assert.True(Verifier(Secret).Accepts(Signed(Secret)));

    [Fact]
    public void The_header_names_of_Standard_Webhooks_pass_too() => Assert.True(Verifier(Secret).Accepts(Requests.Of(
        Body, ("webhook-id", Id), ("webhook-timestamp", Time), ("webhook-signature", Signature(Secret)))));

    [Fact]
    public void Names_of_both_kinds_do_not_mix() => Assert.Equal("a signature header is missing", Verifier(Secret).Refuses(Requests.Of(
        Body, ("svix-id", Id), ("webhook-timestamp", Time), ("webhook-signature", Signature(Secret)))));

    [Fact]
    public void Both_secrets_pass_while_they_are_exchanged() => Assert.True(Verifier(Other, Secret).Accepts(Signed(Secret)));

    [Fact]
    public void One_of_several_signatures_is_enough() =>
        Assert.True(Verifier(Secret).Accepts(With($"v2,AAAA {Signature(Other)} {Signature(Secret)}")));

    [Theory]
    [InlineData("v2,"), InlineData("v1"), InlineData(""), InlineData("v1, "), InlineData("V1,")]
    public void A_signature_of_another_version_does_not_pass(string version) =>
        Assert.False(Verifier(Secret).Accepts(With(version + Signature(Secret)[3..])));

    [Fact]
    public void Another_secret_does_not_pass() => Assert.Equal("the signature is wrong", Verifier(Secret).Refuses(Signed(Other)));

    [Fact]
    public void A_changed_body_does_not_pass() => Assert.DoesNotContain(Signed(Secret).WithChangedBody(), Verifier(Secret).Accepts);

    [Theory]
    [InlineData("svix-id"), InlineData("svix-timestamp"), InlineData("svix-signature")]
    public void A_changed_header_does_not_pass(string header) =>
        Assert.DoesNotContain(Signed(Secret).WithChangedHeader(header), Verifier(Secret).Accepts);

    [Theory]
    [InlineData(290, null), InlineData(291, "the signed time is too old"), InlineData(-311, "the signed time lies in the future")]
    public void A_request_passes_for_five_minutes(int seconds, string? reason)
    {
        _clock.Now += TimeSpan.FromSeconds(seconds);
        Assert.Equal(reason, Verifier(Secret).Refuses(Signed(Secret)));
    }

    [Theory]
    [InlineData(""), InlineData("whsec_"), InlineData("whsec_no Base64"), InlineData("no_Base64")]
    public void A_secret_that_is_none_is_a_fault_of_the_configuration(string secret) =>
        Assert.Throws<ArgumentException>(() => Verifier(secret));

    [Fact]
    public void No_secret_is_a_fault_of_the_configuration() => Assert.Throws<ArgumentException>(() => Verifier());

    private ResendVerifier Verifier(params string[] secrets) => new(secrets, new ReplayWindow(_clock, TimeSpan.FromMinutes(5)));

    private static WebhookRequest Signed(string secret) => With(Signature(secret));

    private static WebhookRequest With(string signature) =>
        Requests.Of(Body, ("svix-id", Id), ("svix-timestamp", Time), ("svix-signature", signature));

    private static string Signature(string secret) =>
        "v1,"
            + Convert.ToBase64String(
                HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes($"{Id}.{Time}.{Body}")));
}

using System.Security.Cryptography;
using System.Text;
using CampaignMetrics.Webhooks.Providers.UnisenderGo;
using CampaignMetrics.Webhooks.Tests.Verification;

namespace CampaignMetrics.Webhooks.Tests.Providers.UnisenderGo;

public sealed class UnisenderGoVerifierTests
{
    private const string Key = "an-api-key",
        Events =
            "\"events_by_user\":[{\"events\":[{\"event_data\":{\"email\":\"ann@example.com\",\"metadata\":{\"auth\":\"x\",\"name\":\"Zoë\"}}}]}]";

    private static readonly UnisenderGoVerifier Verifier = new(Key);

    [Theory]
    [InlineData("{\"auth\":\"*\"," + Events + "}"), InlineData("{" + Events + ",\"auth\" : \"*\"}\n"), InlineData("{\"auth\":\"*\"}")]
    public void A_signed_request_passes(string body) => Assert.True(Verifier.Accepts(Signed(body, Key)));

    [Fact]
    public void Both_keys_pass_while_they_are_exchanged() => Assert.True(new UnisenderGoVerifier("next-key", Key).Accepts(Signed(Key)));

    [Fact]
    public void Another_key_does_not_pass() => Assert.Equal("auth is wrong", Verifier.Refuses(Signed("another-key")));

    [Fact]
    public void A_changed_body_does_not_pass() => Assert.DoesNotContain(Signed(Key).WithChangedBody(), Verifier.Accepts);

    [Theory]
    [
        InlineData("{}"), InlineData("[]"), InlineData(""), InlineData("{\"auth\":null}"), InlineData("{\"auth\":0}"),
        InlineData("{\"auth\":[]}"), InlineData("{\"auth\":{}}"),
    ]
    [
        InlineData("{\"auth\":\"\"}"), InlineData("{\"auth\":\":\"}"), InlineData("{\"auth\":\"{\"}"),
        InlineData("{\"auth\":\"an-api-key\"}"), InlineData("{\"auth\":\"\\u0030\"}"), InlineData("{\"\\ud800\":1}"),
    ]
    [InlineData("{\"data\":{\"auth\":\"00000000000000000000000000000000\"}}")]
    public void A_body_without_a_signature_does_not_pass(string body) => Assert.False(Verifier.Accepts(Requests.Of(body)));

    [Theory]
    [InlineData("{\"auth\":\"*\",\"auth\":\"*\"}"), InlineData("{\"auth\":\"\",\"auth\":\"*\"}")]
    [InlineData("{\"auth\":\"*\"}{}"), InlineData("[{\"auth\":\"*\"}]")]
    public void A_body_in_which_nobody_can_tell_what_is_signed_does_not_pass(string body) =>
        Assert.False(Verifier.Accepts(Signed(body, Key)));

    [Fact]
    public void An_empty_key_is_a_fault_of_the_configuration() => Assert.Throws<ArgumentException>(() => new UnisenderGoVerifier(""));

    [Fact]
    public void No_key_is_a_fault_of_the_configuration() => Assert.Throws<ArgumentException>(() => new UnisenderGoVerifier());

    private static WebhookRequest Signed(string key) => Signed("{\"auth\":\"*\"," + Events + "}", key);

    /// <summary>A request whose star became the signature.</summary>
    private static WebhookRequest Signed(string body, string key) =>
        Requests.Of(
            body.Replace(
                "*", Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(body.Replace("*", key, StringComparison.Ordinal)))),
                StringComparison.Ordinal));
}

using System.Security.Cryptography;
using System.Text;
using CampaignMetrics.Webhooks.Providers.Mandrill;
using CampaignMetrics.Webhooks.Tests.Verification;

namespace CampaignMetrics.Webhooks.Tests.Providers.Mandrill;

public sealed class MandrillVerifierTests
{
    private const string Url = "https://user:pass@hooks.example.com/mandrill?a=1", Key = "a webhook key";
    private const string Body = "mandrill_events=%5B%7B%22name%22%3A+%22Zo%C3%AB%22%7D%5D",
        Signed = Url + "mandrill_events[{\"name\": \"Zoë\"}]";

    private static readonly WebhookRequest Request = Of(Body, Signed);

    [Fact]
    public void A_signed_request_passes() => Assert.True(new MandrillVerifier([Key], Url).Accepts(Request));

    [Theory]
    [
        InlineData("b=2&a=1", "a1b2"), InlineData("mandrill_events=[]&z=1", "mandrill_events[]z1"),
        InlineData("a=&mandrill_events=[]", "amandrill_events[]"),
    ]
    [InlineData("mandrill_events=[]&mandrill_events=[]", "mandrill_events[]mandrill_events[]")]
    public void Another_field_does_not_pass(string body, string signed) =>
        Assert.Equal(
            "the body is no form with mandrill_events and nothing else", new MandrillVerifier([Key], Url).Refuses(Of(body, Url + signed)));

    [Fact]
    public void Both_keys_pass_while_they_are_exchanged() => Assert.True(new MandrillVerifier(["next", Key], Url).Accepts(Request));

    [Fact]
    public void Another_key_does_not_pass() =>
        Assert.Equal("the signature is wrong", new MandrillVerifier(["another"], Url).Refuses(Request));

    [Fact]
    public void Another_address_does_not_pass() => Assert.False(new MandrillVerifier([Key], Url + "/").Accepts(Request));

    [Fact]
    public void A_changed_header_does_not_pass() =>
        Assert.DoesNotContain(Request.WithChangedHeader(MandrillVerifier.SignatureHeader), new MandrillVerifier([Key], Url).Accepts);

    [Fact]
    public void A_changed_value_does_not_pass() =>
        Assert.DoesNotContain(Request.WithChangedBody(), new MandrillVerifier([Key], Url).Accepts);

    [Theory]
    [InlineData("hooks.example.com/mandrill"), InlineData("ftp://hooks.example.com"), InlineData("")]
    public void An_address_that_is_none_is_a_fault_of_the_configuration(string url) =>
        Assert.Throws<ArgumentException>(() => new MandrillVerifier([Key], url));

    [Fact]
    public void No_key_is_a_fault_of_the_configuration() => Assert.Throws<ArgumentException>(() => new MandrillVerifier([], Url));

    private static WebhookRequest Of(string body, string signed) => Requests.Of(
        body, ("Content-Type", "application/x-www-form-urlencoded"),
        (
            MandrillVerifier.SignatureHeader,
            Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(Key), Encoding.UTF8.GetBytes(signed)))));
}

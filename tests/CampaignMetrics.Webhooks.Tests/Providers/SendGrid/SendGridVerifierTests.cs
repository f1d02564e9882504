using System.Security.Cryptography;
using System.Text;
using CampaignMetrics.Webhooks.Providers.SendGrid;
using CampaignMetrics.Webhooks.Tests.Verification;
using CampaignMetrics.Webhooks.Verification;

namespace CampaignMetrics.Webhooks.Tests.Providers.SendGrid;

public sealed class SendGridVerifierTests
{
    private const string Body = "[{\"email\":\"ann@example.com\",\"event\":\"open\",\"useragent\":\"Zoë\"}]\r\n", Timestamp = "1700000000";

    private static readonly ECDsa Key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private static readonly string PublicKey = Convert.ToBase64String(Key.ExportSubjectPublicKeyInfo());
    private static readonly WebhookRequest Request = Signed(Key);

    [Fact]
    public void A_signed_request_passes() => Assert.True(Verifier(PublicKey).Accepts(Request));

    [Fact]
    public void The_key_may_be_PEM() => Assert.True(Verifier(Key.ExportSubjectPublicKeyInfoPem()).Accepts(Request));

    [Fact]
    public void Both_keys_pass_while_they_are_exchanged()
    {
        using var next = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var verifier = Verifier(PublicKey, Convert.ToBase64String(next.ExportSubjectPublicKeyInfo()));
        Assert.True(verifier.Accepts(Request) && verifier.Accepts(Signed(next)));
    }

    [Fact]
    public void Another_key_does_not_pass()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Equal("the signature is wrong", Verifier(PublicKey).Refuses(Signed(other)));
    }

    [Fact]
    public void A_changed_body_does_not_pass() => Assert.DoesNotContain(Request.WithChangedBody(), Verifier(PublicKey).Accepts);

    [Theory]
    [InlineData(SendGridVerifier.SignatureHeader), InlineData(SendGridVerifier.TimestampHeader)]
    public void A_changed_header_does_not_pass(string header) =>
        Assert.DoesNotContain(Request.WithChangedHeader(header), Verifier(PublicKey).Accepts);

    [Fact]
    public void An_old_request_does_not_pass()
    {
        var window = new ReplayWindow(new Clock(1_700_000_301), TimeSpan.FromMinutes(5));
        Assert.Equal("the signed time is too old", new SendGridVerifier([PublicKey], window).Refuses(Request));
    }

    [Theory]
    [InlineData(""), InlineData("no key"), InlineData("AAAA")]
    public void A_key_that_is_none_is_a_fault_of_the_configuration(string key) => Assert.Throws<ArgumentException>(() => Verifier(key));

    [Theory]
    [InlineData("secp256k1"), InlineData("brainpoolP256r1"), InlineData("nistP384")]
    public void A_key_of_another_curve_is_a_fault_of_the_configuration(string curve)
    {
        using var key = ECDsa.Create(ECCurve.CreateFromFriendlyName(curve));
        Assert.Throws<ArgumentException>(() => Verifier(Convert.ToBase64String(key.ExportSubjectPublicKeyInfo())));
    }

    /// <summary>With the public point as the curve's generator, whoever knows the point can sign.</summary>
    [Fact]
    public void A_key_that_states_a_curve_of_its_own_is_a_fault_of_the_configuration()
    {
        var stated = Key.ExportExplicitParameters(includePrivateParameters: false);
        stated.Curve.G = stated.Q;
        using var key = ECDsa.Create(stated);
        Assert.Throws<ArgumentException>(() => Verifier(Convert.ToBase64String(key.ExportSubjectPublicKeyInfo())));
    }

    [Fact]
    public void No_key_is_a_fault_of_the_configuration() => Assert.Throws<ArgumentException>(() => Verifier());

    [Theory]
    [InlineData("170000000", "0" + Body), InlineData("17000000", "00" + Body)]
    public void A_time_that_is_cut_short_does_not_pass(string timestamp, string body)
    {
        var any = new SendGridVerifier([PublicKey], new ReplayWindow(new Clock(1_700_000_010), TimeSpan.FromDays(365 * 60)));
        Assert.StartsWith("the body begins with a digit", any.Refuses(Signed(Key, timestamp, body)), StringComparison.Ordinal);
    }

    private static SendGridVerifier Verifier(params string[] keys) =>
        new(keys, new ReplayWindow(new Clock(1_700_000_010), TimeSpan.FromHours(25)));

    private static WebhookRequest Signed(ECDsa key, string timestamp = Timestamp, string body = Body)
    {
        var signature =
            key.SignData(Encoding.UTF8.GetBytes(timestamp + body), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Requests.Of(
            body, (SendGridVerifier.SignatureHeader, Convert.ToBase64String(signature)), (SendGridVerifier.TimestampHeader, timestamp));
    }
}

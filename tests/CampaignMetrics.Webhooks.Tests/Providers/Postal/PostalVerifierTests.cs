using System.Security.Cryptography;
using System.Text;
using CampaignMetrics.Webhooks.Providers.Postal;
using CampaignMetrics.Webhooks.Tests.Verification;

namespace CampaignMetrics.Webhooks.Tests.Providers.Postal;

public sealed class PostalVerifierTests
{
    private const string Body = "{\"event\":\"MessageLoaded\",\"payload\":{\"user_agent\":\"Zoë\"}}";

    private static readonly RSA Key = RSA.Create(2048);
    private static readonly string PublicKey = Convert.ToBase64String(Key.ExportSubjectPublicKeyInfo());
    private static readonly PostalVerifier Verifier = new(PublicKey);
    private static readonly (string, string) Sha256 = (PostalVerifier.SignatureHeader, Signature(Key, HashAlgorithmName.SHA256)),
    Sha1 = (PostalVerifier.Sha1SignatureHeader, Signature(Key, HashAlgorithmName.SHA1));
    private static readonly WebhookRequest Request = Requests.Of(Body, Sha256, Sha1);

    [Fact]
    public void A_signed_request_passes() => Assert.True(Verifier.Accepts(Request));

    [Fact]
    public void A_request_of_an_older_version_passes_where_that_was_said() =>
        Assert.True(new PostalVerifier(PublicKey) { AcceptsSha1Alone = true }.Accepts(Requests.Of(Body, Sha1)));

    [Fact]
    public void Without_the_stronger_signature_the_weaker_one_is_not_enough() =>
        Assert.Equal("the signature header is missing", Verifier.Refuses(Requests.Of(Body, Sha1)));

    [Fact]
    public void A_signature_header_that_comes_twice_does_not_pass() => Assert.Equal(
        "the header X-Postal-Signature-256 comes more than once",
        new PostalVerifier(PublicKey) { AcceptsSha1Alone = true }.Refuses(Requests.Of(Body, Sha256, Sha256, Sha1)));

    [Fact]
    public void The_key_may_be_PEM() => Assert.True(new PostalVerifier(Key.ExportSubjectPublicKeyInfoPem()).Accepts(Request));

    [Fact]
    public void Both_keys_pass_while_they_are_exchanged()
    {
        using var next = RSA.Create(2048);
        Assert.True(new PostalVerifier(Convert.ToBase64String(next.ExportSubjectPublicKeyInfo()), PublicKey).Accepts(Request));
    }

    [Fact]
    public void Another_key_does_not_pass()
    {
        using var other = RSA.Create(2048);
        Assert.Equal(
            "a signature is wrong", new PostalVerifier(Convert.ToBase64String(other.ExportSubjectPublicKeyInfo())).Refuses(Request));
    }

    [Fact]
    public void A_wrong_signature_does_not_pass_beside_a_right_one_of_the_other_kind() =>
        Assert.Equal("a signature is wrong", Verifier.Refuses(Requests.Of(Body, (PostalVerifier.SignatureHeader, Sha1.Item2), Sha1)));

    [Fact]
    public void No_signature_does_not_pass() => Assert.Equal("the signature header is missing", Verifier.Refuses(Requests.Of(Body)));

    [Fact]
    public void A_changed_body_does_not_pass() => Assert.DoesNotContain(Request.WithChangedBody(), Verifier.Accepts);

    [Theory]
    [InlineData(PostalVerifier.SignatureHeader), InlineData(PostalVerifier.Sha1SignatureHeader)]
    public void A_changed_header_does_not_pass(string header) =>
        Assert.DoesNotContain(Request.WithChangedHeader(header).SkipLast(1), Verifier.Accepts);

    [Theory]
    [InlineData(""), InlineData("no key"), InlineData("AAAA")]
    public void A_key_that_is_none_is_a_fault_of_the_configuration(string key) =>
        Assert.Throws<ArgumentException>(() => new PostalVerifier(key));

    [Fact]
    public void A_key_of_another_algorithm_is_a_fault_of_the_configuration()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Assert.Throws<ArgumentException>(() => new PostalVerifier(Convert.ToBase64String(key.ExportSubjectPublicKeyInfo())));
    }

    [Theory]
    [InlineData(512), InlineData(768), InlineData(1016)]
    public void A_key_that_can_be_factored_is_a_fault_of_the_configuration(int bits)
    {
        using var key = RSA.Create(bits);
        Assert.Throws<ArgumentException>(() => new PostalVerifier(Convert.ToBase64String(key.ExportSubjectPublicKeyInfo())));
    }

    [Fact]
    public void The_key_of_an_older_installation_is_accepted()
    {
        using var key = RSA.Create(1024);
        Assert.Null(Record.Exception(() => new PostalVerifier(Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()))));
    }

    [Fact]
    public void Two_keys_in_one_text_are_a_fault_of_the_configuration()
    {
        var pem = Key.ExportSubjectPublicKeyInfoPem();
        Assert.Throws<ArgumentException>(() => new PostalVerifier(pem + "\n" + pem));
    }

    [Fact]
    public void No_key_is_a_fault_of_the_configuration() => Assert.Throws<ArgumentException>(() => new PostalVerifier());

    private static string Signature(RSA key, HashAlgorithmName hash) =>
        Convert.ToBase64String(key.SignData(Encoding.UTF8.GetBytes(Body), hash, RSASignaturePadding.Pkcs1));
}

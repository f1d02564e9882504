using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CampaignMetrics.Webhooks.Tests.Providers.AmazonSes;
using CampaignMetrics.Webhooks.Tests.Verification;

namespace CampaignMetrics.Webhooks.Tests.Attacks;

/// <summary>A certificate may hold a key by which nothing can be verified: that proves nothing, and is no exception.</summary>
public sealed class CertificateKeyTests
{
    private const string Rsa = "1.2.840.113549.1.1.1";

    public static TheoryData<int> Exponents => [0, 1, 2];

    [Theory, MemberData(nameof(Exponents))]
    public void A_key_with_a_worthless_exponent_does_not_pass(int exponent) => Refuses(Of(KeyBytes(exponent)));

    [Fact]
    public void A_key_that_is_none_does_not_pass() => Refuses(Of([0x30, 0x03, 0x02, 0x01, 0x05]));

    [Fact]
    public void A_key_of_another_algorithm_does_not_pass()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=sns.amazonaws.example", key, HashAlgorithmName.SHA256);
        Refuses(request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100)));
    }

    private static void Refuses(X509Certificate2 certificate) => Assert.Equal(
        "the signature is wrong",
        SnsSigner.Verifier(new Certificates(certificate)).Refuses(Requests.Of(SnsSigner.Body(SnsSigner.Notification()))));

    private static byte[] KeyBytes(int exponent)
    {
        var key = new AsnWriter(AsnEncodingRules.DER);
        using (key.PushSequence())
        {
            key.WriteInteger(new BigInteger(SnsSigner.Key.ExportParameters(false).Modulus, isUnsigned: true, isBigEndian: true));
            key.WriteInteger(exponent);
        }
        return key.Encode();
    }

    private static X509Certificate2 Of(byte[] key)
    {
        var (name, none) = (new X500DistinguishedName("CN=sns.amazonaws.example"), new AsnEncodedData([5, 0]));
        var request = new CertificateRequest(name, new PublicKey(new Oid(Rsa), none, new AsnEncodedData(key)), HashAlgorithmName.SHA256);
        var signer = X509SignatureGenerator.CreateForRSA(SnsSigner.Key, RSASignaturePadding.Pkcs1);
        return request.Create(name, signer, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100), [1]);
    }
}

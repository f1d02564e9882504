using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CampaignMetrics.Webhooks.Verification;

namespace CampaignMetrics.Webhooks.Tests.Providers.AmazonSes;

/// <summary>One certificate, wherever it is asked for.</summary>
internal sealed class Certificates(X509Certificate2? certificate) : ICertificateSource
{
    public List<Uri> Asked { get; } = [];

    public static X509Certificate2 SelfSigned(RSA key) =>
        new CertificateRequest("CN=sns.amazonaws.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));

    public ValueTask<X509Certificate2?> FindAsync(Uri url, CancellationToken cancellationToken)
    {
        Asked.Add(url);
        return new(certificate);
    }
}

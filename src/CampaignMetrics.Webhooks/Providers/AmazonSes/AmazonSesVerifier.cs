using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CampaignMetrics.Webhooks.Reading;
using CampaignMetrics.Webhooks.Verification;

namespace CampaignMetrics.Webhooks.Providers.AmazonSes;

/// <summary>The signature of an SNS message: RSA (PKCS#1 v1.5) with SHA-1 in version 1 and SHA-256 in version 2, by a certificate that Amazon publishes.</summary>
/// <remarks>
/// Amazon's signature proves that the message is Amazon's, not that the topic is yours: hence the topics.
/// Source: Amazon SNS developer guide, "Verifying the signatures of Amazon SNS messages".
/// </remarks>
public sealed class AmazonSesVerifier : IWebhookVerifier
{
    private readonly HashSet<string> _topics;
    private readonly ICertificateSource _certificates;
    private readonly ReplayWindow? _window;

    /// <summary>A verifier.</summary>
    /// <param name="topicArns">The ARNs of the topics that are yours.</param>
    /// <param name="certificates">Where certificates come from.</param>
    /// <param name="window">How old a message may be; null (the default) for any age.</param>
    /// <exception cref="ArgumentException">There is no topic, or one is no ARN.</exception>
    public AmazonSesVerifier(IReadOnlyCollection<string> topicArns, ICertificateSource certificates, ReplayWindow? window = null)
    {
        ArgumentNullException.ThrowIfNull(topicArns);
        ArgumentNullException.ThrowIfNull(certificates);
        if (topicArns.Count == 0 || topicArns.Any(topic => topic?.StartsWith("arn:", StringComparison.Ordinal) != true))
            throw new ArgumentException("There is no topic, or one is no ARN.", nameof(topicArns));
        (_topics, _certificates, _window) = (topicArns.ToHashSet(StringComparer.Ordinal), certificates, window);
    }

    /// <inheritdoc/>
    public async ValueTask<WebhookVerification> VerifyAsync(WebhookRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var message = OneElement.Members(request.Body);
        if (Refuse(request, message) is { } reason) return WebhookVerification.Rejected(reason);
        if (SnsMessage.CertificateUrl(message) is not { } url) return WebhookVerification.Rejected("the certificate is not at Amazon");
        if (Encoded.Base64(message.GetValueOrDefault("Signature")) is not { } signature) return WebhookVerification.Rejected("the signature is missing or no Base64");
        if (await _certificates.FindAsync(url, cancellationToken).ConfigureAwait(false) is not { } certificate) return WebhookVerification.Rejected("the certificate cannot be had");
        return IsSigned(SnsMessage.SignedText(message), signature, certificate, HashOf(message)) ? WebhookVerification.Verified : WebhookVerification.Rejected("the signature is wrong");
    }

    private string? Refuse(WebhookRequest request, Dictionary<string, string> message)
    {
        if (!SnsMessage.Agrees(request.Headers, message)) return "the headers are of another message";
        if (!_topics.Contains(message.GetValueOrDefault("TopicArn") ?? "")) return "the topic is not known";
        if (message.GetValueOrDefault("SignatureVersion") is not ("1" or "2")) return "the signature is of an unknown version";
        if (_window is null) return null;
        return Instant.Read(Encoding.UTF8.GetBytes(message.GetValueOrDefault("Timestamp") ?? "")) is { } at ? _window.Refuse(at) : "the signed time is missing";
    }

    private static HashAlgorithmName HashOf(Dictionary<string, string> message) => message["SignatureVersion"] == "1" ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256;

    private static bool IsSigned(string text, byte[] signature, X509Certificate2 certificate, HashAlgorithmName hash)
    {
        using var key = certificate.GetRSAPublicKey();
        return key?.VerifyData(Encoding.UTF8.GetBytes(text), signature, hash, RSASignaturePadding.Pkcs1) == true;
    }
}

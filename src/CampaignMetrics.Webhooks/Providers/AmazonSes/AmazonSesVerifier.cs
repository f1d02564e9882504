using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CampaignMetrics.Webhooks.Verification;

namespace CampaignMetrics.Webhooks.Providers.AmazonSes;

/// <summary>
/// Verifies the signature of an SNS message: RSA (PKCS #1 v1.5) with SHA-1 in version 1 and SHA-256 in version 2, with a certificate that
/// Amazon publishes.
/// </summary>
/// <remarks>
/// Amazon's signature proves that the message comes from Amazon, but not that the topic is yours: anybody can have a topic. So only
/// messages of the listed topics are accepted. Source: Amazon SNS developer guide, "Verifying the signatures of Amazon SNS messages".
/// </remarks>
public sealed class AmazonSesVerifier : IWebhookVerifier
{
    /// <summary>The largest accepted body, in bytes. An SNS message has up to 256 KiB, and escaping it as JSON makes it longer.</summary>
    private const int LargestBody = 4 << 20;

    /// <summary>The smallest accepted RSA key; Amazon's have 2,048 bits.</summary>
    private const int FewestBits = 2048;

    private static readonly string[] Headers = [.. SnsEnvelope.Headers];

    // Whole ARNs, compared ordinally: another spelling is another topic.
    private readonly HashSet<string> _topics;
    private readonly ICertificateSource _certificates;
    private readonly ReplayWindow _window;

    /// <summary>Creates a verifier.</summary>
    /// <param name="topicArns">The ARNs of the topics that are yours.</param>
    /// <param name="certificates">The source of certificates.</param>
    /// <param name="window">How old a message may be; SNS retries for at most an hour, with the first time.</param>
    /// <exception cref="ArgumentException">There is no topic, or one is not the ARN of a topic.</exception>
    public AmazonSesVerifier(IReadOnlyCollection<string> topicArns, ICertificateSource certificates, ReplayWindow window)
    {
        ArgumentNullException.ThrowIfNull(topicArns);
        ArgumentNullException.ThrowIfNull(certificates);
        ArgumentNullException.ThrowIfNull(window);
        if (topicArns.Count == 0 || topicArns.Any(topic => SnsTopic.Parse(topic) is null))
            throw new ArgumentException("There is no topic, or one is no ARN of a topic.", nameof(topicArns));
        (_topics, _certificates, _window) = (topicArns.ToHashSet(StringComparer.Ordinal), certificates, window);
    }

    /// <inheritdoc/>
    public async ValueTask<WebhookVerification> VerifyAsync(WebhookRequest request, CancellationToken cancellationToken = default)
    {
        if (Admission.Refuse(request, Headers) is { } refusal) return WebhookVerification.Rejected(refusal);
        if (request.Body.Length > LargestBody) return WebhookVerification.Rejected("the body is too large for SNS");
        if (SnsEnvelope.Read(request.Body) is not { } message)
            return WebhookVerification.Rejected("the body is no SNS message, or has a member twice");
        // The cheap checks first, so that a forged request cannot make the host fetch a certificate from an arbitrary URL.
        if (Refuse(request, message) is { } reason) return WebhookVerification.Rejected(reason);
        if (Encoded.Base64(message.Signature) is not { } signature)
            return WebhookVerification.Rejected("the signature is missing or no Base64");
        if (message.SignedText() is not { } text) return WebhookVerification.Rejected("a signed member is missing or not of its form");

        var url = new Uri(message.CertificateUrl!);
        if (await _certificates.FindAsync(url, cancellationToken).ConfigureAwait(false) is not { } certificate)
            return WebhookVerification.Rejected("the certificate cannot be had");
        return IsSigned(text, signature, certificate, HashOf(message))
            ? WebhookVerification.Verified
            : WebhookVerification.Rejected("the signature is wrong");
    }

    private string? Refuse(WebhookRequest request, SnsEnvelope message)
    {
        if (!message.Agrees(request.Headers)) return "the headers are of another message";
        if (message.Topic is not { } topic || !_topics.Contains(topic.Arn)) return "the topic is not known";
        if (message.SignatureVersion is not ("1" or "2")) return "the signature is of an unknown version";
        if (!topic.IsCertificate(message.CertificateUrl)) return "the certificate is not at Amazon";
        return message.At is { } at ? _window.Refuse(at) : "the signed time is missing";
    }

    private static HashAlgorithmName HashOf(SnsEnvelope message) =>
        message.SignatureVersion == "1" ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256;

    private static bool IsSigned(string text, byte[] signature, X509Certificate2 certificate, HashAlgorithmName hash)
    {
        try
        {
            using var key = certificate.GetRSAPublicKey();
            if (key is null || key.KeySize < FewestBits) return false;
            return key.VerifyData(Encoding.UTF8.GetBytes(text), signature, hash, RSASignaturePadding.Pkcs1);
        }
        catch (CryptographicException)
        {
            // The certificate has no valid RSA key.
            return false;
        }
    }
}

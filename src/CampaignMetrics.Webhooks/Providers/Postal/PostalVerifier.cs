using System.Security.Cryptography;
using CampaignMetrics.Webhooks.Verification;

namespace CampaignMetrics.Webhooks.Providers.Postal;

/// <summary>Postal's signatures: RSA (PKCS #1 v1.5) with SHA-256 over the body, and with SHA-1 beside it. What is there has to be
/// right.</summary>
/// <remarks>
/// Source: Postal, "Webhooks", section "Verifying signatures". No time is signed: events that come again have the same ids.
/// </remarks>
public sealed class PostalVerifier : ImmediateVerifier
{
    /// <summary>The header with the SHA-256 signature.</summary>
    public const string SignatureHeader = "X-Postal-Signature-256";

    /// <summary>The header with the SHA-1 signature.</summary>
    public const string Sha1SignatureHeader = "X-Postal-Signature";

    private readonly byte[][] _keys;

    /// <summary>A verifier.</summary>
    /// <param name="publicKeys">The installation's public signing keys, in Base64 or PEM: one, or several while they are exchanged.</param>
    /// <exception cref="ArgumentException">There is no key, or one is no RSA public key of at least 1,024 bits.</exception>
    public PostalVerifier(params IReadOnlyCollection<string> publicKeys) =>
        _keys = new Secrets(publicKeys, "public key", PublicKeys.Rsa).Keys.ToArray();

    /// <summary>Whether a request without a SHA-256 signature passes by its SHA-1 signature: for older installations, which make no
    /// other.</summary>
    /// <value>The default value is false: nobody can take the stronger signature away and leave the weaker one.</value>
    public bool AcceptsSha1Alone { get; init; }

    /// <inheritdoc/>
    public override WebhookVerification Verify(WebhookRequest request)
    {
        if (Admission.Refuse(request, SignatureHeader, Sha1SignatureHeader) is { } refusal) return WebhookVerification.Rejected(refusal);
        var (sha256, sha1) = (request.Headers[SignatureHeader], request.Headers[Sha1SignatureHeader]);
        if (sha256 is null && (sha1 is null || !AcceptsSha1Alone)) return WebhookVerification.Rejected("the signature header is missing");
        var isRight = (sha256 is null || IsSigned(SHA256.HashData(request.Body.Span), sha256, HashAlgorithmName.SHA256))
            && (sha1 is null || IsSigned(SHA1.HashData(request.Body.Span), sha1, HashAlgorithmName.SHA1));
        return isRight ? WebhookVerification.Verified : WebhookVerification.Rejected("a signature is wrong");
    }

    private bool IsSigned(byte[] digest, string header, HashAlgorithmName hash) =>
        Encoded.Base64(header) is { } signature && _keys.Any(key => IsSigned(digest, signature, hash, key));

    /// <summary>Keys are read each time: an RSA object is not for two threads at once.</summary>
    private static bool IsSigned(byte[] digest, byte[] signature, HashAlgorithmName hash, byte[] key)
    {
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(key, out _);
        return rsa.VerifyHash(digest, signature, hash, RSASignaturePadding.Pkcs1);
    }
}

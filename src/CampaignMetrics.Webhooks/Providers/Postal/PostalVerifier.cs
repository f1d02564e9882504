using System.Security.Cryptography;
using CampaignMetrics.Webhooks.Verification;

namespace CampaignMetrics.Webhooks.Providers.Postal;

/// <summary>Verifies Postal's signatures of the body: RSA (PKCS #1 v1.5) with SHA-256, and also with SHA-1. Each one present must be
/// right.</summary>
/// <remarks>
/// No time is signed, so a recorded request can be replayed; its events then have the same ids and count once. Source: Postal, "Webhooks",
/// section "Verifying signatures".
/// </remarks>
public sealed class PostalVerifier : ImmediateVerifier
{
    /// <summary>The header with the SHA-256 signature.</summary>
    public const string SignatureHeader = "X-Postal-Signature-256";

    /// <summary>The header with the SHA-1 signature.</summary>
    public const string Sha1SignatureHeader = "X-Postal-Signature";

    private readonly byte[][] _keys;

    /// <summary>Creates a verifier.</summary>
    /// <param name="publicKeys">The installation's public signing keys, in Base64 or PEM: one, or several during a key rotation.</param>
    /// <exception cref="ArgumentException">There is no key, or one is not an RSA public key of at least 1,024 bits.</exception>
    public PostalVerifier(params IReadOnlyCollection<string> publicKeys) =>
        _keys = new Secrets(publicKeys, "public key", PublicKeys.Rsa).Keys.ToArray();

    /// <summary>Whether a request with a SHA-1 signature alone is accepted: for older installations, which make no other.</summary>
    /// <value>The default value is false, so that nobody can remove the stronger signature and rely on the weaker one.</value>
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

    /// <summary>Checks one key. It is imported each time because an RSA object is not safe for use by several threads.</summary>
    private static bool IsSigned(byte[] digest, byte[] signature, HashAlgorithmName hash, byte[] key)
    {
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(key, out _);
        return rsa.VerifyHash(digest, signature, hash, RSASignaturePadding.Pkcs1);
    }
}

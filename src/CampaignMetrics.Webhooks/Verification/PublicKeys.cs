using System.Security.Cryptography;

namespace CampaignMetrics.Webhooks.Verification;

/// <summary>
/// Parses public keys as providers show them: PEM, or its Base64 without the header lines (a SubjectPublicKeyInfo, RFC 5280, section 4.1).
/// </summary>
internal static class PublicKeys
{
    /// <summary>The smallest accepted RSA key; shorter ones have been factored, or could be (RFC 8301, section 3.2).</summary>
    private const int FewestBits = 1024;

    /// <summary>RFC 5480 section 2.1.1.1: <c>secp256r1</c>.</summary>
    private const string P256Oid = "1.2.840.10045.3.1.7";

    private const string Refusal = "A public key is not the Base64 of a SubjectPublicKeyInfo of the right algorithm, size and curve.";

    /// <summary>The bytes of an RSA key.</summary>
    /// <param name="text">The key.</param>
    /// <exception cref="ArgumentException">The text is not such a key, or the key has fewer than <see cref="FewestBits"/> bits.</exception>
    public static byte[] Rsa(string text) => Parse(text, RSA.Create, static key => key.KeySize >= FewestBits);

    /// <summary>The bytes of an ECDSA key on P-256.</summary>
    /// <param name="text">The key.</param>
    /// <exception cref="ArgumentException">The text is not such a key, is of another curve, or states a curve of its own.</exception>
    public static byte[] P256(string text) => Parse(text, ECDsa.Create, static key => IsP256(key.ExportParameters(false).Curve));

    private static bool IsP256(ECCurve curve) => curve is { IsNamed: true, Oid.Value: P256Oid };

    private static byte[] Parse<T>(string text, Func<T> create, Func<T, bool> isRight) where T : AsymmetricAlgorithm
    {
        try
        {
            var bytes = Convert.FromBase64String(PemEncoding.TryFind(text, out var fields) ? Only(text, fields) : text);
            using var algorithm = create();
            // Parsed here to validate it early; the bytes are kept because key objects are not safe for use by several threads.
            algorithm.ImportSubjectPublicKeyInfo(bytes, out var length);
            // The import ignores bytes that follow the key.
            if (length == bytes.Length && isRight(algorithm)) return bytes;
        }
        catch (Exception e) when (e is FormatException or CryptographicException or PlatformNotSupportedException)
        {
            throw new ArgumentException(Refusal, nameof(text), e);
        }
        throw new ArgumentException(Refusal, nameof(text));
    }

    /// <summary>The Base64 of a PEM block that stands alone. A second block is an error: it would be ignored silently.</summary>
    private static string Only(string text, PemFields pem) =>
        text.AsSpan()[pem.Location.End..].IsWhiteSpace() ? text[pem.Base64Data] : throw new FormatException();
}

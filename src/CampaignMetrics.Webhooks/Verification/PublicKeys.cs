using System.Security.Cryptography;

namespace CampaignMetrics.Webhooks.Verification;

/// <summary>Public keys as providers show them: PEM, or its Base64 without the lines around it (a SubjectPublicKeyInfo, RFC 5280 section 4.1).</summary>
internal static class PublicKeys
{
    private const string Refusal = "A public key is not the Base64 of a SubjectPublicKeyInfo of the right algorithm.";

    /// <summary>The key's bytes, known to be one for the algorithm.</summary>
    /// <param name="text">The key.</param>
    /// <param name="create">Makes the algorithm.</param>
    /// <param name="bits">The only size that is in use; 0 for any.</param>
    /// <exception cref="ArgumentException">The text is no such key.</exception>
    public static byte[] Parse(string text, Func<AsymmetricAlgorithm> create, int bits = 0)
    {
        try
        {
            var bytes = Convert.FromBase64String(PemEncoding.TryFind(text, out var fields) ? text[fields.Base64Data] : text);
            using var algorithm = create();
            algorithm.ImportSubjectPublicKeyInfo(bytes, out var length);
            if (length == bytes.Length && (bits == 0 || algorithm.KeySize == bits)) return bytes;
        }
        catch (Exception e) when (e is FormatException or CryptographicException or PlatformNotSupportedException)
        {
            throw new ArgumentException(Refusal, nameof(text), e);
        }
        throw new ArgumentException(Refusal, nameof(text));
    }
}

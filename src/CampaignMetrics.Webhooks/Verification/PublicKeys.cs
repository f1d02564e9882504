using System.Security.Cryptography;

namespace CampaignMetrics.Webhooks.Verification;

/// <summary>Public keys as providers show them: PEM, or its Base64 without the lines around it (a SubjectPublicKeyInfo, RFC 5280 section 4.1).</summary>
internal static class PublicKeys
{
    /// <summary>The key's bytes, known to be one for the algorithm.</summary>
    /// <exception cref="ArgumentException">The text is no such key.</exception>
    public static byte[] Parse(string text, Func<AsymmetricAlgorithm> create)
    {
        try
        {
            var bytes = Convert.FromBase64String(PemEncoding.TryFind(text, out var fields) ? text[fields.Base64Data] : text);
            using var algorithm = create();
            algorithm.ImportSubjectPublicKeyInfo(bytes, out _);
            return bytes;
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            throw new ArgumentException("A public key is not the Base64 of a SubjectPublicKeyInfo of the right algorithm.", nameof(text), e);
        }
    }
}

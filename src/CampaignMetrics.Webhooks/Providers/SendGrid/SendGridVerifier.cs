using System.Security.Cryptography;
using System.Text;
using CampaignMetrics.Webhooks.Verification;

namespace CampaignMetrics.Webhooks.Providers.SendGrid;

/// <summary>Verifies SendGrid's signature: ECDSA on P-256 with SHA-256 of the time and the body.</summary>
/// <remarks>Source: Twilio SendGrid, "Getting started with the event webhook security features".</remarks>
public sealed class SendGridVerifier : ImmediateVerifier
{
    /// <summary>The header with the signature.</summary>
    public const string SignatureHeader = "X-Twilio-Email-Event-Webhook-Signature";

    /// <summary>The header with the signed time, in seconds since 1970.</summary>
    public const string TimestampHeader = "X-Twilio-Email-Event-Webhook-Timestamp";

    private readonly byte[][] _keys;
    private readonly ReplayWindow _window;

    /// <summary>Creates a verifier.</summary>
    /// <param name="publicKeys">
    /// The verification keys as SendGrid shows them, in Base64 or PEM: one, or several during a key rotation.
    /// </param>
    /// <param name="window">How old a request may be; SendGrid retries for a day.</param>
    /// <exception cref="ArgumentException">There is no key, or one is not a P-256 public key.</exception>
    public SendGridVerifier(IReadOnlyCollection<string> publicKeys, ReplayWindow window)
    {
        ArgumentNullException.ThrowIfNull(window);
        _keys = new Secrets(publicKeys, "public key", PublicKeys.P256).Keys.ToArray();
        _window = window;
    }

    /// <inheritdoc/>
    public override WebhookVerification Verify(WebhookRequest request)
    {
        if (Admission.Refuse(request, TimestampHeader, SignatureHeader) is { } refusal) return WebhookVerification.Rejected(refusal);
        if (request.Headers[TimestampHeader] is not { } timestamp) return WebhookVerification.Rejected("the timestamp header is missing");
        if (Encoded.Base64(request.Headers[SignatureHeader]) is not { } signature)
            return WebhookVerification.Rejected("the signature header is missing or no Base64");
        if (_window.Refuse(timestamp) is { } reason) return WebhookVerification.Rejected(reason);
        // Time and body are signed without a separator: a digit moved from one to the other would leave the signature valid.
        if (request.Body.Span is [>= (byte)'0' and <= (byte)'9', ..])
            return WebhookVerification.Rejected("the body begins with a digit: the time may go on in it");

        var digest = Digest(timestamp, request.Body.Span);
        return _keys.Any(key => IsSigned(digest, signature, key))
            ? WebhookVerification.Verified
            : WebhookVerification.Rejected("the signature is wrong");
    }

    private static byte[] Digest(string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(timestamp));
        hash.AppendData(body);
        return hash.GetHashAndReset();
    }

    /// <summary>Checks one key. It is imported each time because an ECDsa object is not safe for use by several threads.</summary>
    private static bool IsSigned(byte[] digest, byte[] signature, byte[] key)
    {
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportSubjectPublicKeyInfo(key, out _);
        return ecdsa.VerifyHash(digest, signature, DSASignatureFormat.Rfc3279DerSequence);
    }
}

using System.Security.Cryptography;
using CampaignMetrics.Webhooks.Verification;

namespace CampaignMetrics.Webhooks.Providers.Mailtrap;

/// <summary>Verifies Mailtrap's signature: HMAC-SHA256 of the body, in hexadecimal.</summary>
/// <remarks>
/// No time is signed, so a recorded request can be replayed; its events then have the same ids and count once. Source: Mailtrap, "Webhooks"
/// and its SDKs.
/// </remarks>
public sealed class MailtrapVerifier : ImmediateVerifier
{
    /// <summary>The header with the signature.</summary>
    public const string SignatureHeader = "Mailtrap-Signature";

    /// <summary>The name of the same header in some of Mailtrap's documents.</summary>
    public const string OtherSignatureHeader = "X-Mailtrap-Signature";

    private readonly Secrets _secrets;

    /// <summary>Creates a verifier.</summary>
    /// <param name="signingSecrets">
    /// The webhook's signing secret: one, or several during a key rotation. Each webhook has its own.
    /// </param>
    /// <exception cref="ArgumentException">There is no secret, or one is empty.</exception>
    public MailtrapVerifier(params IReadOnlyCollection<string> signingSecrets) => _secrets = new Secrets(signingSecrets, "signing secret");

    /// <inheritdoc/>
    public override WebhookVerification Verify(WebhookRequest request)
    {
        if (Admission.Refuse(request, SignatureHeader, OtherSignatureHeader) is { } refusal) return WebhookVerification.Rejected(refusal);
        if (Encoded.Hex(request.Headers[SignatureHeader] ?? request.Headers[OtherSignatureHeader]) is not { } mac)
            return WebhookVerification.Rejected("the signature header is missing or no hexadecimal");
        return _secrets.VerifyHmac(mac, request.Body.Span, HashAlgorithmName.SHA256)
            ? WebhookVerification.Verified
            : WebhookVerification.Rejected("the signature is wrong");
    }
}

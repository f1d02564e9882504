using System.Security.Cryptography;
using CampaignMetrics.Webhooks.Verification;

namespace CampaignMetrics.Webhooks.Providers.Mailtrap;

/// <summary>
/// Mailtrap's signature: HMAC-SHA256 over the body, in hexadecimal. No time is signed: events that come again have the same ids.
/// </summary>
/// <remarks>Source: Mailtrap, "Webhooks" and its SDKs.</remarks>
public sealed class MailtrapVerifier : ImmediateVerifier
{
    /// <summary>The header with the signature.</summary>
    public const string SignatureHeader = "Mailtrap-Signature";

    /// <summary>The name that the header has in some of Mailtrap's documents.</summary>
    public const string OtherSignatureHeader = "X-Mailtrap-Signature";

    private readonly Secrets _secrets;

    /// <summary>A verifier.</summary>
    /// <param name="signingSecrets">
    /// The webhook's signing secret: one, or several while they are exchanged. Each webhook has its own.
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

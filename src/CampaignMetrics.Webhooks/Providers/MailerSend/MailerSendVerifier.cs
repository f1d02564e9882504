using System.Security.Cryptography;
using System.Text;
using CampaignMetrics.Webhooks.Reading;
using CampaignMetrics.Webhooks.Verification;

namespace CampaignMetrics.Webhooks.Providers.MailerSend;

/// <summary>Verifies MailerSend's signature: HMAC-SHA256 of the body, in hexadecimal.</summary>
/// <remarks>
/// No time is signed, so a recorded request can be replayed; its events then have the same ids and count once. Source: MailerSend,
/// "Webhooks", section "Security".
/// </remarks>
public sealed class MailerSendVerifier : ImmediateVerifier
{
    /// <summary>The header with the signature.</summary>
    public const string SignatureHeader = "Signature";

    /// <summary>
    /// The published secret with which MailerSend signs the ping that tests a new URL; it does not save a URL that rejects the ping.
    /// Everybody can sign with it, so a ping must have no effect.
    /// </summary>
    private const string PingSecret = "test_Am3L1GuOIc4blLUuHqAPxxwkZaJyEk8G";

    private readonly Secrets _secrets;
    private readonly Secrets _pingSecret = new([PingSecret], "ping secret");

    /// <summary>Creates a verifier.</summary>
    /// <param name="signingSecrets">
    /// The webhook's signing secret: one, or several during a key rotation. Each webhook has its own.
    /// </param>
    /// <exception cref="ArgumentException">There is no secret, or one is empty or the published one of pings.</exception>
    public MailerSendVerifier(params IReadOnlyCollection<string> signingSecrets)
    {
        _secrets = new Secrets(signingSecrets, "signing secret");
        if (_secrets.Contains(Encoding.UTF8.GetBytes(PingSecret)))
            throw new ArgumentException("The secret of pings is public and no signing secret.", nameof(signingSecrets));
    }

    /// <inheritdoc/>
    public override WebhookVerification Verify(WebhookRequest request)
    {
        if (Admission.Refuse(request, SignatureHeader) is { } refusal) return WebhookVerification.Rejected(refusal);
        if (Encoded.Hex(request.Headers[SignatureHeader]) is not { } mac)
            return WebhookVerification.Rejected("the signature header is missing or no hexadecimal");
        if (_secrets.VerifyHmac(mac, request.Body.Span, HashAlgorithmName.SHA256) || IsPing(request, mac))
            return WebhookVerification.Verified;
        return WebhookVerification.Rejected("the signature is wrong");
    }

    /// <summary>
    /// Whether the request is a ping. Only that event type is accepted with the public secret, and the reader makes no event of it.
    /// </summary>
    private bool IsPing(WebhookRequest request, byte[] mac) =>
        _pingSecret.VerifyHmac(mac, request.Body.Span, HashAlgorithmName.SHA256)
        && StrictObject.Read(request.Body)?.Text("type") == MailerSendEvents.Ping;
}

using System.Security.Cryptography;
using CampaignMetrics.Webhooks;
using CampaignMetrics.Webhooks.Verification;

namespace Relay;

public sealed class RelayMailVerifier(IReadOnlyCollection<string> signingKeys, ReplayWindow window, INonceStore nonces) : IWebhookVerifier
{
    private readonly Secrets _keys = new(signingKeys, "signing key");

    public async ValueTask<WebhookVerification> VerifyAsync(WebhookRequest request, CancellationToken cancellationToken = default)
    {
        if (Admission.Refuse(request) is { } refusal) return WebhookVerification.Rejected(refusal);
        if (RelayMailEnvelope.Read(request) is not { } envelope || Encoded.Hex(envelope.Signature) is not { } mac)
            return WebhookVerification.Rejected("the body is no envelope, or has a member twice");
        if (window.Refuse(envelope.Time) is { } reason) return WebhookVerification.Rejected(reason);
        if (!_keys.VerifyHmac(mac, envelope.SignedText, HashAlgorithmName.SHA256))
            return WebhookVerification.Rejected("the signature is wrong");
        var digest = Convert.ToHexString(SHA256.HashData(request.Body.Span));
        return await nonces.TryUseAsync(envelope.Token, digest, window.End, cancellationToken).ConfigureAwait(false)
            ? WebhookVerification.Verified
            : WebhookVerification.Rejected("the token came with another body before");
    }
}

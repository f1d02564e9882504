using System.Security.Cryptography;
using CampaignMetrics.Webhooks;
using CampaignMetrics.Webhooks.Verification;

namespace Acme;

public sealed class AcmeMailVerifier(IReadOnlyCollection<string> signingKeys) : ImmediateVerifier
{
    private const string Header = "Acme-Signature";

    private readonly Secrets _keys = new(signingKeys, "signing key");

    public override WebhookVerification Verify(WebhookRequest request)
    {
        if (Admission.Refuse(request, Header) is { } refusal) return WebhookVerification.Rejected(refusal);
        if (Encoded.Hex(request.Headers[Header]) is not { } mac)
            return WebhookVerification.Rejected("the signature header is missing or no hexadecimal");
        return _keys.VerifyHmac(mac, request.Body.Span, HashAlgorithmName.SHA256)
            ? WebhookVerification.Verified
            : WebhookVerification.Rejected("the signature is wrong");
    }
}

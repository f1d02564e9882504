using System.Security.Cryptography;
using System.Text;
using CampaignMetrics.Webhooks.Verification;

namespace CampaignMetrics.Webhooks.Providers.Mandrill;

/// <summary>Verifies Mandrill's signature: HMAC-SHA1 of the webhook's URL and the form's single field.</summary>
/// <remarks>
/// Names and values are signed without separators, so part of the first field could be split off as a second one: a form with any other
/// field is rejected. No time is signed, so a recorded request can be replayed; its events then have the same ids and count once. Source:
/// Mailchimp Transactional, "Authenticating webhook requests".
/// </remarks>
public sealed class MandrillVerifier : ImmediateVerifier
{
    /// <summary>The header with the signature.</summary>
    public const string SignatureHeader = "X-Mandrill-Signature";

    private readonly Secrets _keys;
    // The signed text begins with the URL and the field's name, which are the same for every request.
    private readonly byte[] _start;

    /// <summary>Creates a verifier.</summary>
    /// <param name="keys">The webhook's key: one, or several during a key rotation.</param>
    /// <param name="url">The webhook's URL exactly as it was entered at Mandrill, including user, password and query.</param>
    /// <exception cref="ArgumentException">There is no key, one is empty, or the URL is not an http(s) one.</exception>
    public MandrillVerifier(IReadOnlyCollection<string> keys, string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || !parsed.Scheme.StartsWith(Uri.UriSchemeHttp, StringComparison.Ordinal))
            throw new ArgumentException("The address is no absolute http or https one.", nameof(url));
        (_keys, _start) = (new Secrets(keys, "key"), Encoding.UTF8.GetBytes(url + MandrillForm.Name));
    }

    /// <inheritdoc/>
    public override WebhookVerification Verify(WebhookRequest request)
    {
        if (Admission.Refuse(request, SignatureHeader) is { } refusal) return WebhookVerification.Rejected(refusal);
        if (Encoded.Base64(request.Headers[SignatureHeader]) is not { } mac)
            return WebhookVerification.Rejected("the signature header is missing or no Base64");
        if (MandrillForm.Events(request) is not { } events)
            return WebhookVerification.Rejected("the body is no form with mandrill_events and nothing else");
        return _keys.VerifyAnyHmac([mac], _start, events.Span, HashAlgorithmName.SHA1)
            ? WebhookVerification.Verified
            : WebhookVerification.Rejected("the signature is wrong");
    }
}

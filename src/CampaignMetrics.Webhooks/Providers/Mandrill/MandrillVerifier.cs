using System.Security.Cryptography;
using System.Text;
using CampaignMetrics.Webhooks.Reading;
using CampaignMetrics.Webhooks.Verification;

namespace CampaignMetrics.Webhooks.Providers.Mandrill;

/// <summary>Mandrill's signature: HMAC-SHA1 over the webhook's address and the form's fields.</summary>
/// <remarks>Mandrill signs no time, so an old request can be sent again; its events have the same ids. Source: Mailchimp Transactional, "Authenticating webhook requests".</remarks>
public sealed class MandrillVerifier : ImmediateVerifier
{
    /// <summary>The header with the signature.</summary>
    public const string SignatureHeader = "X-Mandrill-Signature";

    private readonly Secrets _keys;
    private readonly string _url;

    /// <summary>A verifier.</summary>
    /// <param name="keys">The webhook's key: one, or several while they are exchanged.</param>
    /// <param name="url">The webhook's address letter for letter as it was entered at Mandrill, user, password and query included.</param>
    /// <exception cref="ArgumentException">There is no key, one is empty, or the address is no http(s) one.</exception>
    public MandrillVerifier(IReadOnlyCollection<string> keys, string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var parsed) || !parsed.Scheme.StartsWith(Uri.UriSchemeHttp, StringComparison.Ordinal))
            throw new ArgumentException("The address is no absolute http or https one.", nameof(url));
        (_keys, _url) = (new Secrets(keys, "key"), url);
    }

    /// <inheritdoc/>
    public override WebhookVerification Verify(WebhookRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (Encoded.Base64(request.Headers[SignatureHeader]) is not { } mac) return WebhookVerification.Rejected("the signature header is missing or no Base64");
        if (FormBody.Read(request) is not { } fields) return WebhookVerification.Rejected("the body is no form");
        return _keys.Made(mac, Signed(fields), HashAlgorithmName.SHA1) ? WebhookVerification.Verified : WebhookVerification.Rejected("the signature is wrong");
    }

    private byte[] Signed(List<FormField> fields)
    {
        using var signed = new MemoryStream();
        signed.Write(Encoding.UTF8.GetBytes(_url));
        foreach (var field in fields.OrderBy(field => Encoding.UTF8.GetString(field.Name.Span), StringComparer.Ordinal))
        {
            signed.Write(field.Name.Span);
            signed.Write(field.Value.Span);
        }
        return signed.ToArray();
    }
}

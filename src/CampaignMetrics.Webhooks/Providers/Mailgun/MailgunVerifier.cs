using System.Security.Cryptography;
using System.Text;
using CampaignMetrics.Webhooks.Reading;
using CampaignMetrics.Webhooks.Verification;

namespace CampaignMetrics.Webhooks.Providers.Mailgun;

/// <summary>Verifies Mailgun's signature: HMAC-SHA256 of a time and a token, both in the body.</summary>
/// <remarks>
/// The event itself is not signed, so an attacker could put another event beside a recorded signature. Therefore each token is accepted for
/// one body only, which the nonce store remembers. The window must cover Mailgun's retries, which go on for eight hours. Source: Mailgun,
/// "Securing webhooks".
/// </remarks>
public sealed class MailgunVerifier : IWebhookVerifier
{
    // Ten digits are Unix seconds until the year 2286. The fixed length fixes where the time ends and the token begins.
    private const int LongestToken = 128, TimeDigits = 10;

    private static readonly FieldTable Form = new(("timestamp", Field.Time), ("token", Field.Id), ("signature", Field.Own1));

    private readonly Secrets _keys;
    private readonly INonceStore _nonces;
    private readonly ReplayWindow _window;

    /// <summary>Creates a verifier.</summary>
    /// <param name="signingKeys">The account's "HTTP webhook signing key": one, or several during a key rotation.</param>
    /// <param name="window">How old a request may be.</param>
    /// <param name="nonces">The store that remembers tokens.</param>
    /// <exception cref="ArgumentException">There is no key, or one is empty.</exception>
    public MailgunVerifier(IReadOnlyCollection<string> signingKeys, ReplayWindow window, INonceStore nonces)
    {
        ArgumentNullException.ThrowIfNull(window);
        ArgumentNullException.ThrowIfNull(nonces);
        (_keys, _window, _nonces) = (new Secrets(signingKeys, "signing key"), window, nonces);
    }

    /// <inheritdoc/>
    public async ValueTask<WebhookVerification> VerifyAsync(WebhookRequest request, CancellationToken cancellationToken = default)
    {
        if (Admission.Refuse(request) is { } refusal) return WebhookVerification.Rejected(refusal);
        if (SignedOf(request) is not var (time, token, signature) || Encoded.Hex(signature) is not { } mac)
            return WebhookVerification.Rejected("timestamp, token or signature is missing, given twice or not of its form");
        if (_window.Refuse(time) is { } reason) return WebhookVerification.Rejected(reason);
        if (!_keys.VerifyHmac(mac, Encoding.UTF8.GetBytes(time + token), HashAlgorithmName.SHA256))
            return WebhookVerification.Rejected("the signature is wrong");
        // Last, after the signature is known to be right: otherwise anybody could fill the store with tokens.
        var isFirst = await _nonces.TryUseAsync(
            token, Convert.ToHexString(SHA256.HashData(request.Body.Span)), _window.End, cancellationToken).ConfigureAwait(false);
        return isFirst ? WebhookVerification.Verified : WebhookVerification.Rejected("the token came with another body before");
    }

    /// <returns>Null where something is missing, or where time and token, which are signed without a separator, could be divided
    /// differently.</returns>
    private static (string Time, string Token, string Signature)? SignedOf(WebhookRequest request)
    {
        var (time, token, signature) = request.IsForm ? OfForm(request) : OfJson(request);
        if (time is not { Length: TimeDigits } || token is not { Length: > 0 and <= LongestToken } || signature is null) return null;
        return time.All(char.IsAsciiDigit) && token.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
            ? (time, token, signature)
            : null;
    }

    private static (string?, string?, string?) OfForm(WebhookRequest request)
    {
        var fields = Fields.Read(MailgunForm.ToJson(request) ?? default, Form);
        return (fields?.Text(Field.Time), fields?.Text(Field.Id), fields?.Text(Field.Own1));
    }

    private static (string?, string?, string?) OfJson(WebhookRequest request)
    {
        var signed = StrictObject.Read(StrictObject.Read(request.Body)?.Json("signature") ?? default);
        return (signed?.Text("timestamp"), signed?.Text("token"), signed?.Text("signature"));
    }
}

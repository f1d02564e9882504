using System.Security.Cryptography;
using System.Text;
using CampaignMetrics.Webhooks.Verification;

namespace CampaignMetrics.Webhooks.Providers.Resend;

/// <summary>Resend's signature, which Svix makes: HMAC-SHA256 over id, time and body. A request that comes again has its id, a new time and a new signature.</summary>
/// <remarks>Source: Svix, "Verifying webhooks manually"; the header names of Standard Webhooks are known too.</remarks>
public sealed class ResendVerifier : ImmediateVerifier
{
    private const string Prefix = "whsec_", Version = "v1,";

    private readonly Secrets _secrets;
    private readonly ReplayWindow _window;

    /// <summary>A verifier.</summary>
    /// <param name="signingSecrets">The webhook's signing secret as Resend shows it, <c>whsec_</c> and Base64: one, or several while they are exchanged.</param>
    /// <param name="window">How far the signed time may lie from now; Svix's own libraries allow five minutes.</param>
    /// <exception cref="ArgumentException">There is no secret, or one is no Base64.</exception>
    public ResendVerifier(IReadOnlyCollection<string> signingSecrets, ReplayWindow window)
    {
        ArgumentNullException.ThrowIfNull(window);
        (_secrets, _window) = (new Secrets(signingSecrets, "signing secret", Decode), window);
    }

    /// <inheritdoc/>
    public override WebhookVerification Verify(WebhookRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var headers = request.Headers;
        var (id, time, signatures) = headers[SvixHeaders.Id] is not null
            ? (headers[SvixHeaders.Id], headers[SvixHeaders.Timestamp], headers[SvixHeaders.Signature])
            : (headers[SvixHeaders.StandardId], headers[SvixHeaders.StandardTimestamp], headers[SvixHeaders.StandardSignature]);
        if (id is null || time is null || signatures is null) return WebhookVerification.Rejected("a signature header is missing");

        var signed = (byte[])[.. Encoding.UTF8.GetBytes($"{id}.{time}."), .. request.Body.Span];
        if (!IsSigned(signed, signatures)) return WebhookVerification.Rejected("the signature is wrong");
        return _window.Refuse(time) is { } reason ? WebhookVerification.Rejected(reason) : WebhookVerification.Verified;
    }

    /// <summary>While secrets are exchanged there is a signature by each.</summary>
    private bool IsSigned(byte[] signed, string signatures)
    {
        foreach (var range in signatures.AsSpan().Split(' '))
        {
            var signature = signatures.AsSpan()[range];
            if (!signature.StartsWith(Version, StringComparison.Ordinal)) continue;
            if (Encoded.Base64(signature[Version.Length..].ToString()) is { } mac && _secrets.Made(mac, signed, HashAlgorithmName.SHA256)) return true;
        }
        return false;
    }

    private static byte[] Decode(string secret)
    {
        var base64 = secret.StartsWith(Prefix, StringComparison.Ordinal) ? secret[Prefix.Length..] : secret;
        return Encoded.Base64(base64) ?? throw new ArgumentException("A signing secret is no Base64.", nameof(secret));
    }
}

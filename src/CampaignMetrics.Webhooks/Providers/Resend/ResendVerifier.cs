using System.Security.Cryptography;
using System.Text;
using CampaignMetrics.Webhooks.Verification;

namespace CampaignMetrics.Webhooks.Providers.Resend;

/// <summary>Verifies Resend's signature, which Svix makes: HMAC-SHA256 of id, time and body.</summary>
/// <remarks>
/// A retry has the same id, but a new time and signature. The header names of Standard Webhooks are accepted too. Source: Svix, "Verifying
/// webhooks manually".
/// </remarks>
public sealed class ResendVerifier : ImmediateVerifier
{
    private const string Prefix = "whsec_", Version = "v1,";

    /// <summary>The most signatures that are checked. During a key rotation there are two.</summary>
    private const int MostSignatures = 16;

    private const int LongestId = 256;

    private static readonly string[] Headers =
        [
            SvixHeaders.Id, SvixHeaders.Timestamp, SvixHeaders.Signature, SvixHeaders.StandardId, SvixHeaders.StandardTimestamp,
            SvixHeaders.StandardSignature,
        ];

    private readonly Secrets _secrets;
    private readonly ReplayWindow _window;

    /// <summary>Creates a verifier.</summary>
    /// <param name="signingSecrets">
    /// The webhook's signing secret as Resend shows it, <c>whsec_</c> and Base64: one, or several during a key rotation.
    /// </param>
    /// <param name="window">How far the signed time may lie from now; Svix's own libraries allow five minutes.</param>
    /// <exception cref="ArgumentException">There is no secret, or one is not Base64.</exception>
    public ResendVerifier(IReadOnlyCollection<string> signingSecrets, ReplayWindow window)
    {
        ArgumentNullException.ThrowIfNull(window);
        (_secrets, _window) = (new Secrets(signingSecrets, "signing secret", Decode), window);
    }

    /// <inheritdoc/>
    public override WebhookVerification Verify(WebhookRequest request)
    {
        if (Admission.Refuse(request, Headers) is { } refusal) return WebhookVerification.Rejected(refusal);
        var headers = request.Headers;
        // One set of headers or the other, never a mix of both.
        var (id, time, signatures) = headers[SvixHeaders.Id] is not null
            ? (headers[SvixHeaders.Id], headers[SvixHeaders.Timestamp], headers[SvixHeaders.Signature])
            : (headers[SvixHeaders.StandardId], headers[SvixHeaders.StandardTimestamp], headers[SvixHeaders.StandardSignature]);
        if (id is null || time is null || signatures is null) return WebhookVerification.Rejected("a signature header is missing");

        if (!IsId(id)) return WebhookVerification.Rejected("the id is too long, or has a character that no id has");
        if (_window.Refuse(time) is { } reason) return WebhookVerification.Rejected(reason);
        if (Macs(signatures) is not { } macs) return WebhookVerification.Rejected($"there are more than {MostSignatures} signatures");
        return _secrets.VerifyAnyHmac(macs, Encoding.UTF8.GetBytes($"{id}.{time}."), request.Body.Span, HashAlgorithmName.SHA256)
            ? WebhookVerification.Verified
            : WebhookVerification.Rejected("the signature is wrong");
    }

    /// <summary>Whether the id is valid. Id, time and body are signed with full stops between them, so the id must have none.</summary>
    private static bool IsId(string id) =>
        id.Length <= LongestId && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    /// <summary>The HMACs of the supported version; during a key rotation the header has one for each key.</summary>
    /// <returns>Null where there are too many.</returns>
    private static List<byte[]>? Macs(string signatures)
    {
        var listed = signatures.Split(' ', MostSignatures + 1);
        if (listed.Length > MostSignatures) return null;
        var macs = new List<byte[]>();
        foreach (var signature in listed)
            if (signature.StartsWith(Version, StringComparison.Ordinal) && Encoded.Base64(signature[Version.Length..]) is { } mac)
                macs.Add(mac);
        return macs;
    }

    private static byte[] Decode(string secret)
    {
        var base64 = secret.StartsWith(Prefix, StringComparison.Ordinal) ? secret[Prefix.Length..] : secret;
        return Encoded.Base64(base64) ?? throw new ArgumentException("A signing secret is no Base64.", nameof(secret));
    }
}

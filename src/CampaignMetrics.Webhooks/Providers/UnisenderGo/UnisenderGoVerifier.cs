using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CampaignMetrics.Webhooks.Reading;
using CampaignMetrics.Webhooks.Verification;

namespace CampaignMetrics.Webhooks.Providers.UnisenderGo;

/// <summary>
/// Verifies Unisender Go's signature: the property <c>auth</c> is the MD5 of the body in which the API key stands in its place.
/// </summary>
/// <remarks>
/// Plain MD5, rather than an HMAC, is Unisender Go's choice. No time is signed, so a recorded request can be replayed; its events then have
/// the same ids and count once. Source: Unisender Go, "Webhooks".
/// </remarks>
public sealed class UnisenderGoVerifier : ImmediateVerifier
{
    private readonly Secrets _keys;

    /// <summary>Creates a verifier.</summary>
    /// <param name="apiKeys">
    /// The API key of the account or project that the webhook belongs to: one, or several during a key rotation.
    /// </param>
    /// <exception cref="ArgumentException">There is no key, or one is empty.</exception>
    public UnisenderGoVerifier(params IReadOnlyCollection<string> apiKeys) => _keys = new Secrets(apiKeys, "API key");

    /// <inheritdoc/>
    public override WebhookVerification Verify(WebhookRequest request)
    {
        if (Admission.Refuse(request) is { } refusal) return WebhookVerification.Rejected(refusal);
        var body = request.Body.Span;
        if (FindAuth(body) is not { } auth) return WebhookVerification.Rejected("auth is missing, given twice or no text");
        if (Encoded.Hex(Encoding.ASCII.GetString(body[auth])) is not { } digest)
            return WebhookVerification.Rejected("auth is no hexadecimal");
        var isSigned = false;
        foreach (var key in _keys.Keys)
            isSigned |= CryptographicOperations.FixedTimeEquals(Digest(body[..auth.Start], key, body[auth.End..]), digest);
        return isSigned ? WebhookVerification.Verified : WebhookVerification.Rejected("auth is wrong");
    }

    private static byte[] Digest(ReadOnlySpan<byte> before, byte[] key, ReadOnlySpan<byte> after)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.MD5);
        hash.AppendData(before);
        hash.AppendData(key);
        hash.AppendData(after);
        return hash.GetHashAndReset();
    }

    /// <summary>
    /// Finds the text of the top-level <c>auth</c> property, without its quotes. Null where it is missing, duplicate, escaped or not a
    /// string.
    /// </summary>
    private static Range? FindAuth(ReadOnlySpan<byte> body)
    {
        Range? found = null;
        try
        {
            var reader = new Utf8JsonReader(body);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isAuth = JsonText.Equals(reader, "auth");
                reader.Read();
                if (isAuth && (found is not null || reader.TokenType != JsonTokenType.String || reader.ValueIsEscaped)) return null;
                if (isAuth) found = ((int)reader.TokenStartIndex + 1)..((int)reader.BytesConsumed - 1);
                reader.Skip();
            }
            // Nothing may follow the object: the reader would take it for another element.
            return reader.Read() ? null : found;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

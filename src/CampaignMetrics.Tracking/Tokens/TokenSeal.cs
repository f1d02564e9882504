using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace CampaignMetrics.TrackedMail;

/// <summary>
/// Signs and hides a token's payload: the signature is an HMAC-SHA-256 (RFC 2104), cut to 128 bits, over header and payload, and the
/// payload is added to a stream that is made of the signature (the synthetic initialization vector of RFC 5297, with HMAC-SHA-256 in both
/// places).
/// </summary>
/// <remarks>The bytes of a token: version, id of the key, signature, hidden payload.</remarks>
internal static class TokenSeal
{
    public const byte Version = 1;

    public const int SignatureLength = 16, Overhead = HeaderLength + SignatureLength;

    private const int HeaderLength = 2;

    /// <summary>The signature of a token that was read, as its text holds it.</summary>
    public static string SignatureOf(string token) =>
        Base64Url.EncodeToString(Base64Url.DecodeFromChars(token).AsSpan(HeaderLength, SignatureLength));

    /// <summary>Signs and hides.</summary>
    /// <param name="payload">The payload.</param>
    /// <param name="to">Receives the token.</param>
    /// <param name="key">The key, for hiding.</param>
    /// <param name="signing">The ledger's key, for signing.</param>
    public static void Close(ReadOnlySpan<byte> payload, Span<byte> to, TrackingKey key, ReadOnlySpan<byte> signing)
    {
        (to[0], to[1]) = (Version, key.Id);
        payload.CopyTo(to[Overhead..]);
        Sign(to, signing, to.Slice(HeaderLength, SignatureLength));
        AddStream(to, key.Hiding);
    }

    /// <summary>Makes the payload readable, in place; it is not verified yet.</summary>
    public static void Reveal(Span<byte> token, TrackingKey key) => AddStream(token, key.Hiding);

    /// <summary>Whether the signature of a token, whose payload is readable, is right. It takes the same time wherever a wrong one
    /// differs.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> token, ReadOnlySpan<byte> signing)
    {
        Span<byte> right = stackalloc byte[SignatureLength];
        Sign(token, signing, right);
        return CryptographicOperations.FixedTimeEquals(right, token.Slice(HeaderLength, SignatureLength));
    }

    private static void Sign(ReadOnlySpan<byte> token, ReadOnlySpan<byte> signing, Span<byte> signature)
    {
        Span<byte> message = stackalloc byte[TokenLimits.Payload + HeaderLength];
        message = message[..(token.Length - SignatureLength)];
        token[..HeaderLength].CopyTo(message);
        token[Overhead..].CopyTo(message[HeaderLength..]);
        Span<byte> whole = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(signing, message, whole);
        whole[..SignatureLength].CopyTo(signature);
    }

    private static void AddStream(Span<byte> token, ReadOnlySpan<byte> hiding)
    {
        Span<byte> seed = stackalloc byte[SignatureLength + sizeof(int)], block = stackalloc byte[HMACSHA256.HashSizeInBytes];
        token.Slice(HeaderLength, SignatureLength).CopyTo(seed);
        var payload = token[Overhead..];
        for (var number = 0; !payload.IsEmpty; number++)
        {
            BinaryPrimitives.WriteInt32BigEndian(seed[SignatureLength..], number);
            HMACSHA256.HashData(hiding, seed, block);
            var length = Math.Min(block.Length, payload.Length);
            for (var i = 0; i < length; i++) payload[i] ^= block[i];
            payload = payload[length..];
        }
    }
}

using System.Buffers;
using System.Buffers.Text;

namespace CampaignMetrics.TrackedMail;

/// <summary>The keys that sign tokens: the current one signs, and older ones still read. Each ledger has keys of its own, derived from
/// these, so that a token of one is never a token of another.</summary>
/// <remarks>
/// <para>To change keys, make a new one the current one and keep the old one until links that it signed need not work any more; mails are
/// read years later. All members are thread-safe.</para>
/// </remarks>
public sealed class TrackingKeys
{
    private readonly TrackingKey?[] _keys = new TrackingKey?[byte.MaxValue + 1];

    /// <summary>The keys.</summary>
    /// <param name="current">The key that signs.</param>
    /// <param name="older">The keys that still read; none by default.</param>
    /// <exception cref="ArgumentException">Two have the same id, or one is null.</exception>
    public TrackingKeys(TrackingKey current, params IReadOnlyList<TrackingKey> older)
    {
        ArgumentNullException.ThrowIfNull(current);
        _keys[current.Id] = Current = current;
        foreach (var key in Door.Each(older, nameof(older)))
        {
            if (_keys[key.Id] is not null) throw new ArgumentException($"Two keys have the id {key.Id}.", nameof(older));
            _keys[key.Id] = key;
        }
    }

    internal TrackingKey Current { get; }

    /// <summary>Writes a token: letters, digits, <c>-</c> and <c>_</c>. The same token is always written the same.</summary>
    /// <param name="token">The token.</param>
    /// <exception cref="ArgumentException">A part of it is longer than a token can hold, is empty, or holds half a surrogate
    /// pair.</exception>
    public string Write(TrackingToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return Write(TokenBytes.Of(token), SigningKey(token.Ledger));
    }

    /// <summary>Reads a token.</summary>
    /// <param name="text">The text, which may be anything.</param>
    public TokenRead Read(ReadOnlySpan<char> text) => Read(text, null);

    /// <summary>Reads a token of one ledger; those of others are refused.</summary>
    /// <param name="text">The text, which may be anything.</param>
    /// <param name="ledger">The ledger; null for any.</param>
    public TokenRead Read(ReadOnlySpan<char> text, string? ledger)
    {
        if (text.Length > TokenLimits.Characters) return TokenRead.Refused(TokenFault.TooLong);
        Span<byte> bytes = stackalloc byte[TokenLimits.Payload + TokenSeal.Overhead];
        if (!TryDecode(text, bytes, out var length) || length <= TokenSeal.Overhead || bytes[0] != TokenSeal.Version)
            return TokenRead.Refused(TokenFault.Malformed);
        return _keys[bytes[1]] is { } key ? Read(bytes[..length], key, ledger) : TokenRead.Refused(TokenFault.UnknownKey);
    }

    /// <summary>Tells the ids of the keys, and never a secret.</summary>
    public override string ToString() => $"tracking keys {string.Join(", ", _keys.OfType<TrackingKey>().Select(key => key.Id))}";

    /// <summary>The current key's signing key of a ledger.</summary>
    internal byte[] SigningKey(string ledger)
    {
        var signing = Current.Signing(ledger);
        Current.Remember(ledger, signing);
        return signing;
    }

    internal string Write(ReadOnlySpan<byte> payload, byte[] signing)
    {
        Span<byte> bytes = stackalloc byte[TokenLimits.Payload + TokenSeal.Overhead];
        bytes = bytes[..(payload.Length + TokenSeal.Overhead)];
        TokenSeal.Close(payload, bytes, Current, signing);
        return Base64Url.EncodeToString(bytes);
    }

    private TokenRead Read(Span<byte> bytes, TrackingKey key, string? ledger)
    {
        TokenSeal.Reveal(bytes, key);
        var payload = bytes[TokenSeal.Overhead..];
        // Nothing of the payload is believed before its signature is verified, but which key verifies it.
        ledger ??= TokenBytes.LedgerOf(payload);
        var signing = key.Signing(ledger);
        if (!TokenSeal.IsWhole(bytes, signing)) return TokenRead.Refused(TokenFault.BadSignature);
        key.Remember(ledger, signing);
        return TokenBytes.Read(payload) is { } token ? TokenRead.Of(token) : TokenRead.Refused(TokenFault.Malformed);
    }

    /// <summary>Decodes Base64url. Each token has one spelling: padding, white space and spare bits are refused.</summary>
    private static bool TryDecode(ReadOnlySpan<char> text, Span<byte> bytes, out int length)
    {
        Span<char> again = stackalloc char[TokenLimits.Characters];
        return Base64Url.DecodeFromChars(text, bytes, out _, out length) == OperationStatus.Done
            && Base64Url.TryEncodeToChars(bytes[..length], again, out var written)
            && again[..written].SequenceEqual(text);
    }
}

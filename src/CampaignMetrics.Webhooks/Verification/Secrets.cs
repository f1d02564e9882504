using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace CampaignMetrics.Webhooks.Verification;

/// <summary>
/// The keys that are valid at a time: one, or two during a key rotation. They are compared in constant time and never shown.
/// </summary>
public sealed class Secrets
{
    private readonly byte[][] _keys;

    /// <summary>Keys that are used as their bytes of UTF-8.</summary>
    /// <param name="keys">One or more, none empty.</param>
    /// <param name="what">What they are called, for the exception's text: <c>signing key</c>.</param>
    /// <param name="name">The argument that an exception blames; by default the expression given for <paramref name="keys"/>.</param>
    /// <exception cref="ArgumentException">There is no key, or one is empty.</exception>
    public Secrets(IEnumerable<string> keys, string what, [CallerArgumentExpression(nameof(keys))] string name = "")
        : this(keys, what, Encoding.UTF8.GetBytes, name)
    {
    }

    /// <summary>Keys that are written in some encoding.</summary>
    /// <param name="keys">One or more, none empty.</param>
    /// <param name="what">What they are called, for the exception's text: <c>signing key</c>.</param>
    /// <param name="decode">Returns the bytes of a key; its exceptions are not caught.</param>
    /// <param name="name">The argument that an exception blames; by default the expression given for <paramref name="keys"/>.</param>
    /// <exception cref="ArgumentException">There is no key, or one is empty.</exception>
    public Secrets(
        IEnumerable<string> keys,
        string what,
        Func<string, byte[]> decode,
        [CallerArgumentExpression(nameof(keys))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(what);
        ArgumentNullException.ThrowIfNull(decode);
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length == 0) name = nameof(keys);
        ArgumentNullException.ThrowIfNull(keys, name);
        _keys = [
            .. keys.Select(key => string.IsNullOrWhiteSpace(key) ? throw new ArgumentException($"A {what} is empty.", name) : decode(key))];
        if (_keys.Length == 0) throw new ArgumentException($"There is no {what}.", name);
    }

    internal ReadOnlySpan<byte[]> Keys => _keys;

    /// <summary>Whether a value is one of the keys; the time taken does not reveal how much of it is right.</summary>
    /// <param name="value">The value that came with a request.</param>
    public bool Contains(ReadOnlySpan<byte> value)
    {
        var found = false;
        // No early exit: the time must not depend on which key matches.
        foreach (var key in _keys) found |= AreEqual(key, value);
        return found;
    }

    /// <summary>Whether one of the keys gives this HMAC (RFC 2104) for a message.</summary>
    /// <param name="mac">The HMAC that came with a request.</param>
    /// <param name="message">What is signed.</param>
    /// <param name="hash">The hash of the HMAC.</param>
    public bool VerifyHmac(ReadOnlySpan<byte> mac, ReadOnlySpan<byte> message, HashAlgorithmName hash)
    {
        var found = false;
        foreach (var key in _keys)
            found |= CryptographicOperations.FixedTimeEquals(CryptographicOperations.HmacData(hash, key, message), mac);
        return found;
    }

    /// <summary>
    /// Whether one of the keys gives one of several HMACs (RFC 2104) for a message in two parts. Each key hashes the message once, however
    /// many HMACs there are, and the body is not copied.
    /// </summary>
    /// <param name="macs">The HMACs that came with a request, such as those of <c>webhook-signature</c> (Standard Webhooks).</param>
    /// <param name="start">What is signed before the rest, such as id and time.</param>
    /// <param name="rest">The rest, mostly the body.</param>
    /// <param name="hash">The hash of the HMAC.</param>
    public bool VerifyAnyHmac(IReadOnlyCollection<byte[]> macs, ReadOnlySpan<byte> start, ReadOnlySpan<byte> rest, HashAlgorithmName hash)
    {
        ArgumentNullException.ThrowIfNull(macs);
        if (macs.Count == 0) return false;
        var found = false;
        foreach (var key in _keys)
        {
            using var hmac = IncrementalHash.CreateHMAC(hash, key);
            hmac.AppendData(start);
            hmac.AppendData(rest);
            var made = hmac.GetHashAndReset();
            foreach (var mac in macs) found |= CryptographicOperations.FixedTimeEquals(made, mac);
        }
        return found;
    }

    /// <summary>
    /// Compares hashes instead of the values: FixedTimeEquals returns at once for different lengths, which would reveal a key's length.
    /// </summary>
    private static bool AreEqual(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        Span<byte> left = stackalloc byte[SHA256.HashSizeInBytes], right = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(key, left);
        SHA256.HashData(value, right);
        return CryptographicOperations.FixedTimeEquals(left, right);
    }
}

using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace CampaignMetrics.Webhooks.Verification;

/// <summary>The keys that are valid at a time: one, or two while one takes the other's place.</summary>
internal sealed class Secrets
{
    private readonly byte[][] _keys;

    /// <param name="keys">One or more, none empty.</param>
    /// <param name="what">What they are called, for the exception's text.</param>
    /// <param name="name">The verifier's argument, which an exception blames.</param>
    public Secrets(IEnumerable<string> keys, string what, [CallerArgumentExpression(nameof(keys))] string name = "") : this(keys, what, Encoding.UTF8.GetBytes, name) { }

    public Secrets(IEnumerable<string> keys, string what, Func<string, byte[]> decode, [CallerArgumentExpression(nameof(keys))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(keys, name);
        _keys = [.. keys.Select(key => string.IsNullOrWhiteSpace(key) ? throw new ArgumentException($"A {what} is empty.", name) : decode(key))];
        if (_keys.Length == 0) throw new ArgumentException($"There is no {what}.", name);
    }

    public ReadOnlySpan<byte[]> Keys => _keys;

    /// <summary>Whether a value is one of the keys; how long it takes does not tell how much of it is right.</summary>
    public bool Contain(ReadOnlySpan<byte> value)
    {
        var found = false;
        foreach (var key in _keys) found |= AreEqual(key, value);
        return found;
    }

    /// <summary>Whether the HMAC of a message by one of the keys is the given one.</summary>
    public bool Made(ReadOnlySpan<byte> mac, ReadOnlySpan<byte> message, HashAlgorithmName hash)
    {
        var found = false;
        foreach (var key in _keys) found |= CryptographicOperations.FixedTimeEquals(CryptographicOperations.HmacData(hash, key, message), mac);
        return found;
    }

    /// <summary>Whether one of the given MACs is that of a message in two parts by one of the keys. A key hashes the message once, however
    /// many MACs there are.</summary>
    public bool MadeOneOf(IReadOnlyList<byte[]> macs, ReadOnlySpan<byte> start, ReadOnlySpan<byte> rest, HashAlgorithmName hash)
    {
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

    /// <summary>FixedTimeEquals stops at different lengths; hashes have one length.</summary>
    private static bool AreEqual(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value)
    {
        Span<byte> left = stackalloc byte[SHA256.HashSizeInBytes], right = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(key, left);
        SHA256.HashData(value, right);
        return CryptographicOperations.FixedTimeEquals(left, right);
    }
}

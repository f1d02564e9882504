using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace CampaignMetrics.TrackedMail;

/// <summary>A secret that signs tokens, and the number by which a token names it. The secret is never shown.</summary>
/// <example>
/// <code>
/// var keys = new TrackingKeys(new TrackingKey(2, currentSecret), new TrackingKey(1, olderSecret));
/// </code>
/// </example>
public sealed class TrackingKey
{
    /// <summary>The fewest bytes of a secret: 32, which are 256 bits.</summary>
    public const int MinSecretLength = 32;

    private static readonly byte[] Salt = "CampaignMetrics tracking token, version 1"u8.ToArray();

    private readonly byte[] _extracted, _hiding;

    // Only ledgers whose token was signed or verified: made-up names of ledgers take no memory.
    private readonly ConcurrentDictionary<string, byte[]> _signing = new(StringComparer.Ordinal);

    /// <summary>A key.</summary>
    /// <param name="id">The number by which tokens name it. No other key of yours may ever have the same.</param>
    /// <param name="secret">Random bytes, at least <see cref="MinSecretLength"/>.</param>
    /// <exception cref="ArgumentException">The secret has fewer bytes.</exception>
    public TrackingKey(byte id, ReadOnlySpan<byte> secret)
    {
        if (secret.Length < MinSecretLength)
            throw new ArgumentException($"A secret has at least {MinSecretLength} bytes.", nameof(secret));
        Id = id;
        _extracted = new byte[SHA256.HashSizeInBytes];
        HKDF.Extract(HashAlgorithmName.SHA256, secret, Salt, _extracted);
        _hiding = Derived("hide"u8);
    }

    /// <summary>A key, from its secret in Base64.</summary>
    /// <param name="id">The number by which tokens name it. No other key of yours may ever have the same.</param>
    /// <param name="secret">The secret as <see cref="NewSecret"/> gives it.</param>
    /// <exception cref="ArgumentException">The secret is no Base64, or has fewer bytes than <see cref="MinSecretLength"/>.</exception>
    public TrackingKey(byte id, string secret) : this(id, Decoded(secret)) { }

    /// <summary>The number by which tokens name it.</summary>
    public byte Id { get; }

    /// <summary>The key that hides a token's content.</summary>
    internal ReadOnlySpan<byte> Hiding => _hiding;

    /// <summary>A new random secret, in Base64.</summary>
    public static string NewSecret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(MinSecretLength));

    /// <summary>The key that signs the tokens of a ledger, and of no other.</summary>
    internal byte[] Signing(string ledger) =>
        _signing.TryGetValue(ledger, out var known) ? known : Derived([.. "sign "u8, .. Encoding.UTF8.GetBytes(ledger)]);

    /// <summary>Keeps the key of a ledger that is known to exist.</summary>
    internal void Remember(string ledger, byte[] signing) => _signing.TryAdd(ledger, signing);

    /// <summary>Tells the number, and never the secret.</summary>
    public override string ToString() => FormattableString.Invariant($"tracking key {Id}");

    private byte[] Derived(ReadOnlySpan<byte> purpose)
    {
        var key = new byte[SHA256.HashSizeInBytes];
        HKDF.Expand(HashAlgorithmName.SHA256, _extracted, key, purpose);
        return key;
    }

    private static byte[] Decoded(string secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        var bytes = new byte[secret.Length];
        // The text of the framework's own exception is not used: it must not hold the secret.
        return Convert.TryFromBase64String(secret, bytes, out var length)
            ? bytes[..length]
            : throw new ArgumentException("The secret is no Base64.", nameof(secret));
    }
}

using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CampaignMetrics.Webhooks.Reading;

/// <summary>Facts that are hashed together, each behind its length, so that different lists of facts never give the same text.</summary>
internal ref struct HashedFacts(Span<byte> start)
{
    /// <summary>How many characters of a fact are hashed, besides its length: as long as servers allow a URL or header. It bounds the work,
    /// because an event with many recipients gets an id for each.</summary>
    public const int LongestFact = 8192;

    private const int IdBytes = 16;
    private const int LengthBytes = 12; // -2147483648 and a colon

    private Span<byte> _bytes = start;
    private byte[]? _pooled;
    private int _length;

    public void Add(string? fact)
    {
        var hashed = fact.AsSpan(0, Math.Min(fact?.Length ?? 0, LongestFact));
        Ensure(LengthBytes + Encoding.UTF8.GetMaxByteCount(hashed.Length));
        (fact?.Length ?? -1).TryFormat(_bytes[_length..], out var digits, default, CultureInfo.InvariantCulture);
        _length += digits;
        _bytes[_length++] = (byte)':';
        _length += Encoding.UTF8.GetBytes(hashed, _bytes[_length..]);
    }

    /// <summary>Ends the facts: 32 hexadecimal digits of their SHA-256 hash.</summary>
    public readonly string ToId()
    {
        var id = IdOf(_bytes[.._length]);
        if (_pooled is not null) ArrayPool<byte>.Shared.Return(_pooled);
        return id;
    }

    /// <summary>32 hexadecimal digits of the SHA-256 hash of some bytes.</summary>
    public static string IdOf(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return Convert.ToHexStringLower(hash[..IdBytes]);
    }

    private void Ensure(int more)
    {
        if (_bytes.Length - _length >= more) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_length + more, 2 * _bytes.Length));
        _bytes[.._length].CopyTo(larger);
        if (_pooled is not null) ArrayPool<byte>.Shared.Return(_pooled);
        _bytes = _pooled = larger;
    }
}

using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CampaignMetrics;

/// <summary>The identity of a block of event lines: the SHA-256 of the lines before they were compressed. Equal lines are one block,
/// however often they are sent.</summary>
/// <remarks>The default value of this type is 32 zero bytes, which is the hash of no known text.</remarks>
public readonly record struct BatchId
{
    /// <summary>How many bytes it has.</summary>
    public const int Length = 32;

    private readonly UInt128 _first, _second;

    /// <summary>An id that was stored.</summary>
    /// <param name="sha256">Its 32 bytes.</param>
    /// <exception cref="ArgumentException"><paramref name="sha256"/> has another length.</exception>
    public BatchId(ReadOnlySpan<byte> sha256)
    {
        if (sha256.Length != Length) throw new ArgumentException("A SHA-256 has 32 bytes.", nameof(sha256));
        _first = BinaryPrimitives.ReadUInt128BigEndian(sha256);
        _second = BinaryPrimitives.ReadUInt128BigEndian(sha256[(Length / 2)..]);
    }

    /// <summary>The id of some event lines.</summary>
    /// <param name="lines">The lines, not compressed.</param>
    public static BatchId Of(ReadOnlySpan<byte> lines)
    {
        Span<byte> hash = stackalloc byte[Length];
        SHA256.HashData(lines, hash);
        return new BatchId(hash);
    }

    /// <summary>The 32 bytes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, _first);
        BinaryPrimitives.WriteUInt128BigEndian(bytes.AsSpan(Length / 2), _second);
        return bytes;
    }

    /// <summary>The bytes as 64 hexadecimal digits in lower case.</summary>
    public override string ToString() => Convert.ToHexStringLower(ToBytes());
}

using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CampaignMetrics.Messages;

/// <summary>A fast 128-bit hash under a secret key, so that nobody can prepare ids that collide.</summary>
/// <remarks>Sixteen bytes a step, each folded by a 64 × 64 → 128-bit multiplication with secrets drawn once a process.</remarks>
internal readonly struct KeyedHash
{
    private readonly ulong _a, _b, _c, _d;

    private KeyedHash(ReadOnlySpan<ulong> key) => (_a, _b, _c, _d) = (key[0] | 1, key[1], key[2], key[3] | 1);

    public static KeyedHash Create()
    {
        Span<ulong> key = stackalloc ulong[4];
        RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(key));
        return new KeyedHash(key);
    }

    /// <param name="text">What is hashed.</param>
    /// <param name="within">What it is hashed within: the same text within another thing has another hash.</param>
    public UInt128 Hash128(ReadOnlySpan<byte> text, ulong within = 0)
    {
        ulong first = within ^ _c, second = Fold(within ^ _d, (ulong)text.Length ^ _a);
        var rest = text;
        for (; rest.Length > 16; rest = rest[16..])
            Step(BinaryPrimitives.ReadUInt64LittleEndian(rest), BinaryPrimitives.ReadUInt64LittleEndian(rest[8..]), ref first, ref second);
        Step(Low(rest), High(rest), ref first, ref second);
        return new UInt128(Fold(first ^ _b, second ^ _d), Fold(second ^ _c, first ^ _a));
    }

    public uint Hash32(ReadOnlySpan<byte> text) => (uint)Hash128(text);

    private void Step(ulong low, ulong high, ref ulong first, ref ulong second)
    {
        var next = Fold(low ^ _a ^ second, high ^ _b ^ first);
        second = Fold(low ^ _c ^ first, high ^ _d ^ second);
        first = next;
    }

    /// <summary>Of up to sixteen bytes, the first up to eight.</summary>
    private static ulong Low(ReadOnlySpan<byte> rest) => rest.Length >= 8 ? BinaryPrimitives.ReadUInt64LittleEndian(rest) : Few(rest);

    /// <summary>Of up to sixteen bytes, the last up to eight, overlapping the first where need be; the length is hashed apart.</summary>
    private static ulong High(ReadOnlySpan<byte> rest) => rest.Length >= 8 ? BinaryPrimitives.ReadUInt64LittleEndian(rest[^8..]) : 0;

    private static ulong Few(ReadOnlySpan<byte> rest)
    {
        ulong value = 0;
        foreach (var b in rest) value = value << 8 | b;
        return value;
    }

    private static ulong Fold(ulong x, ulong y)
    {
        var high = Math.BigMul(x, y, out var low);
        return high ^ low;
    }
}

using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CampaignMetrics.Messages.Store;

/// <summary>A fast 128-bit hash under a secret key, so that nobody can prepare texts that collide.</summary>
/// <remarks>Sixteen bytes a step, each folded by a 64 × 64 → 128-bit multiplication with secrets drawn once a process.</remarks>
internal static class KeyedHash
{
    private static readonly ulong A = Secret() | 1, B = Secret(), C = Secret(), D = Secret() | 1;

    /// <param name="text">What is hashed.</param>
    /// <param name="within">What it is hashed within: the same text within another thing has another hash.</param>
    public static UInt128 Hash128(ReadOnlySpan<byte> text, ulong within = 0)
    {
        Mix(text, within, out var first, out var second);
        return new UInt128(Fold(first ^ B, second ^ D), Fold(second ^ C, first ^ A));
    }

    public static ulong Hash64(ReadOnlySpan<byte> text)
    {
        Mix(text, 0, out var first, out var second);
        return Fold(second ^ C, first ^ A);
    }

    public static uint Hash32(ReadOnlySpan<byte> text) => (uint)Hash64(text);

    public static ulong Hash64(ulong value) => Fold(value ^ A, Fold(value ^ B, D) ^ C);

    private static void Mix(ReadOnlySpan<byte> text, ulong within, out ulong first, out ulong second)
    {
        first = within ^ C;
        second = Fold(within ^ D, (ulong)text.Length ^ A);
        var rest = text;
        for (; rest.Length > 16; rest = rest[16..])
            Step(BinaryPrimitives.ReadUInt64LittleEndian(rest), BinaryPrimitives.ReadUInt64LittleEndian(rest[8..]), ref first, ref second);
        Step(Low(rest), High(rest), ref first, ref second);
    }

    private static void Step(ulong low, ulong high, ref ulong first, ref ulong second)
    {
        var next = Fold(low ^ A ^ second, high ^ B ^ first);
        second = Fold(low ^ C ^ first, high ^ D ^ second);
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

    private static ulong Secret()
    {
        Span<ulong> secret = stackalloc ulong[1];
        RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(secret));
        return secret[0];
    }
}

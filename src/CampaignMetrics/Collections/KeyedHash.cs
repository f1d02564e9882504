using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;

namespace CampaignMetrics.Collections;

/// <summary>Fast hashes under a secret key, so that nobody can prepare texts that collide.</summary>
/// <remarks>Sixteen bytes a step, folded by a 64 × 64 → 128-bit multiplication with secrets drawn once a process.</remarks>
internal static class KeyedHash
{
    private static readonly ulong A = Secret() | 1, B = Secret(), C = Secret(), D = Secret() | 1;

    /// <param name="text">What is hashed.</param>
    /// <param name="within">What it is hashed within: the same text within another thing has another hash.</param>
    public static UInt128 Hash128(ReadOnlySpan<byte> text, ulong within) => new(Hash(text, within ^ A, B, C), Hash(text, within ^ D, C, B));

    public static ulong Hash64(ReadOnlySpan<byte> text) => Hash(text, A, B, C);

    public static uint Hash32(ReadOnlySpan<byte> text) => (uint)Hash64(text);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Hash64(ulong value) => Hash(value, B, D, C, A);

    /// <summary>Of two to four numbers in their order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Combine(ulong first, ulong second, ulong third = 0, ulong fourth = 0) =>
        (int)Fold(Fold(Fold(first ^ A, second ^ B) ^ third ^ C, fourth ^ D) ^ B, A);

    /// <summary>Folded twice: by some keys, one fold of numbers in order leaves buckets empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Hash(ulong value, ulong first, ulong second, ulong third, ulong fourth) =>
        Fold(Fold(value ^ first, second) ^ third, fourth);

    internal static ulong Hash(ReadOnlySpan<byte> text, ulong seed, ulong second, ulong third)
    {
        var hash = Fold((ulong)text.Length ^ seed, third);
        if (text.Length < 8) return Fold(Fold(Few(text) ^ hash, second) ^ seed, third ^ hash);
        var words = MemoryMarshal.Cast<byte, ulong>(text);
        for (; words.Length > 1; words = words[2..]) hash = Fold(words[0] ^ hash, words[1] ^ second);
        // overlapping the word before it, where need be; the length is hashed apart
        var last = BinaryPrimitives.ReadUInt64LittleEndian(text[^8..]);
        return Fold(Fold((words.IsEmpty ? 0 : words[0]) ^ hash, last ^ second) ^ seed, third ^ hash);
    }

    private static ulong Few(ReadOnlySpan<byte> rest)
    {
        ulong value = 0;
        foreach (var b in rest) value = value << 8 | b;
        return value;
    }

    /// <summary>
    /// The two halves of the product, one upon the other. Each is asked for by
    /// itself: an instruction that gives both would give one by way of memory.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Fold(ulong x, ulong y) =>
        (Bmi2.X64.IsSupported ? Bmi2.X64.MultiplyNoFlags(x, y) : Math.BigMul(x, y, out _)) ^ x * y;

    private static ulong Secret()
    {
        Span<ulong> secret = stackalloc ulong[1];
        RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(secret));
        return secret[0];
    }
}

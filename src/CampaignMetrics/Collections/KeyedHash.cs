using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;

namespace CampaignMetrics.Collections;

/// <summary>Fast hashes under a secret key, so that nobody can prepare texts that collide and make tables slow.</summary>
/// <remarks>
/// <para>Sixteen bytes per step, folded by a 64 × 64 → 128-bit multiplication, as wyhash does. The secrets are drawn once per process, so
/// hashes differ from run to run: never store one.</para>
/// </remarks>
internal static class KeyedHash
{
    // A and D also serve as multipliers, which must not be zero.
    private static readonly ulong A = Secret() | 1, B = Secret(), C = Secret(), D = Secret() | 1;

    /// <summary>A 128-bit hash of a text in a context.</summary>
    /// <param name="text">The text.</param>
    /// <param name="within">The context: the same text in another context has another hash.</param>
    public static UInt128 Hash128(ReadOnlySpan<byte> text, ulong within) => new(Hash(text, within ^ A, B, C), Hash(text, within ^ D, C, B));

    public static ulong Hash64(ReadOnlySpan<byte> text) => Hash(text, A, B, C);

    public static uint Hash32(ReadOnlySpan<byte> text) => (uint)Hash64(text);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Hash64(ulong value) => Hash(value, B, D, C, A);

    /// <summary>A hash of two to four numbers; their order matters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Combine(ulong first, ulong second, ulong third = 0, ulong fourth = 0) =>
        (int)Fold(Fold(Fold(first ^ A, second ^ B) ^ third ^ C, fourth ^ D) ^ B, A);

    /// <summary>A hash of a number, folded twice: with some secrets, a single fold of consecutive numbers leaves many buckets
    /// empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong Hash(ulong value, ulong first, ulong second, ulong third, ulong fourth) =>
        Fold(Fold(value ^ first, second) ^ third, fourth);

    internal static ulong Hash(ReadOnlySpan<byte> text, ulong seed, ulong second, ulong third)
    {
        var hash = Fold((ulong)text.Length ^ seed, third);
        if (text.Length < 8) return Fold(Fold(Few(text) ^ hash, second) ^ seed, third ^ hash);
        var words = MemoryMarshal.Cast<byte, ulong>(text);
        for (; words.Length > 1; words = words[2..]) hash = Fold(words[0] ^ hash, words[1] ^ second);
        // The last eight bytes may overlap the words before. That is unambiguous, since the length is hashed too.
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
    /// The upper half of the 128-bit product xor the lower half. The halves are computed separately: the method that returns both writes
    /// one of them to memory.
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

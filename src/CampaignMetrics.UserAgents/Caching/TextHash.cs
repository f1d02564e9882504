using System.Numerics;
using System.Runtime.InteropServices;

namespace CampaignMetrics.UserAgents.Caching;

/// <summary>A fast, non-cryptographic hash of a text. Crafted collisions are harmless: they only cause cache misses.</summary>
internal static class TextHash
{
    // 2^64 divided by the golden ratio, made odd: Knuth's multiplicative constant.
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    /// <summary>The hash, with well-mixed low bits, which select the cache slot.</summary>
    public static uint Of(ReadOnlySpan<char> text)
    {
        // Four independent lanes, so that the processor can overlap their multiplications.
        ulong a = (uint)text.Length, b = Multiplier, c = ~a, d = ~b;
        var words = MemoryMarshal.Cast<char, ulong>(text);
        for (; words.Length >= 4; words = words[4..])
        {
            a = Mix(a, words[0]);
            b = Mix(b, words[1]);
            c = Mix(c, words[2]);
            d = Mix(d, words[3]);
        }
        foreach (var word in words) a = Mix(a, word);
        foreach (var last in text[(text.Length & ~3)..]) b = Mix(b, last);
        var mixed = Mix(Mix(a, b), Mix(c, d));
        return (uint)(mixed >> 32) ^ (uint)mixed;
    }

    private static ulong Mix(ulong hash, ulong word) => BitOperations.RotateLeft((hash ^ word) * Multiplier, 32);
}

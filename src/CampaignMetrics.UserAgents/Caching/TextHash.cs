using System.Runtime.InteropServices;

namespace CampaignMetrics.UserAgents.Caching;

/// <summary>
/// A fast hash of a whole text. It need not resist crafted collisions: those cost the cache a miss, nothing more.
/// </summary>
internal static class TextHash
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    /// <summary>The hash, well mixed in its low bits.</summary>
    public static uint Of(ReadOnlySpan<char> text)
    {
        // Two independent lanes, so that the multiplications overlap.
        ulong even = (uint)text.Length, odd = Multiplier;
        var words = MemoryMarshal.Cast<char, ulong>(text);
        var i = 0;
        for (; i + 1 < words.Length; i += 2)
        {
            even = (even ^ words[i]) * Multiplier;
            odd = (odd ^ words[i + 1]) * Multiplier;
            even ^= even >> 32;
            odd ^= odd >> 32;
        }
        if (i < words.Length) even = (even ^ words[i]) * Multiplier;
        foreach (var c in text[(words.Length * 4)..]) odd = (odd ^ c) * Multiplier;
        var mixed = (even ^ (odd >> 29)) * Multiplier + odd;
        return (uint)(mixed >> 32) ^ (uint)mixed;
    }
}

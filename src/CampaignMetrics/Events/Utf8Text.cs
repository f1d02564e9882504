using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace CampaignMetrics.Events;

/// <summary>Strings as UTF-8.</summary>
internal static class Utf8Text
{
    public const int MaxBytesPerCharacter = 3;

    /// <param name="text">The text.</param>
    /// <param name="target">At least <see cref="MaxBytesPerCharacter"/> as long.</param>
    /// <returns>How many bytes it took.</returns>
    public static int Write(string text, Span<byte> target) => TryNarrow(text, target) ? text.Length : Encode(text, target);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Encode(string text, Span<byte> target) => Encoding.UTF8.GetBytes(text, target);

    /// <summary>Writes a text of ASCII, as most are, in a third of the encoder's time.</summary>
    private static bool TryNarrow(ReadOnlySpan<char> text, Span<byte> target)
    {
        var units = MemoryMarshal.Cast<char, ushort>(text);
        var all = Vector128<ushort>.Zero;
        var at = 0;
        for (; units.Length - at >= Vector128<ushort>.Count; at += Vector128<ushort>.Count) Narrow(units, at, target, ref all);
        if (at < units.Length && at > 0) Narrow(units, units.Length - Vector128<ushort>.Count, target, ref all); // once more over some of the last
        else
            for (; at < units.Length; at++)
            {
                all |= Vector128.CreateScalar(units[at]);
                target[at] = (byte)units[at];
            }
        return (all & Vector128.Create((ushort)0xFF80)) == Vector128<ushort>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Narrow(ReadOnlySpan<ushort> units, int at, Span<byte> target, ref Vector128<ushort> all)
    {
        var eight = Vector128.Create(units[at..]);
        all |= eight;
        Vector128.Narrow(eight, eight).GetLower().CopyTo(target[at..]);
    }
}

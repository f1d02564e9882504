using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace CampaignMetrics.Events;

/// <summary>Writes strings as UTF-8, with a fast path for ASCII.</summary>
internal static class Utf8Text
{
    /// <summary>The most bytes of UTF-8 for one UTF-16 character; a surrogate pair takes four for two.</summary>
    public const int MaxBytesPerCharacter = 3;

    /// <summary>The most bytes of an event's id.</summary>
    public const int MaxIdBytes = EventId.MaxLength * MaxBytesPerCharacter;

    private const int Eight = 8, Sixteen = 16;

    /// <summary>Writes a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="target">At least <see cref="MaxBytesPerCharacter"/> times as long as the text.</param>
    /// <returns>The number of bytes written.</returns>
    public static int Write(string text, Span<byte> target) => TryNarrow(text, target) ? text.Length : Encode(text, target);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Encode(string text, Span<byte> target) => Encoding.UTF8.GetBytes(text, target);

    /// <summary>
    /// Writes an ASCII text, as most are, in a fraction of the encoder's time. False for other texts, whose check comes only at the end:
    /// what was written then is overwritten. The last vector overlaps the one before it.
    /// </summary>
    private static bool TryNarrow(ReadOnlySpan<char> text, Span<byte> target)
    {
        var units = MemoryMarshal.Cast<char, ushort>(text);
        target = target[..units.Length];
        var all = Vector128<ushort>.Zero;
        if (units.Length < Eight) return TryNarrowFew(units, target);
        if (units.Length < Sixteen)
        {
            NarrowEight(units, target, ref all);
            NarrowEight(units[^Eight..], target[^Eight..], ref all);
            return IsAscii(all);
        }
        for (var at = 0; at < units.Length - Sixteen; at += Sixteen) NarrowSixteen(units[at..], target[at..], ref all);
        NarrowSixteen(units[^Sixteen..], target[^Sixteen..], ref all);
        return IsAscii(all);
    }

    private static bool TryNarrowFew(ReadOnlySpan<ushort> units, Span<byte> target)
    {
        var all = 0;
        // Both bounds are tested, which lets the compiler leave out its own checks.
        for (var i = 0; i < units.Length && i < target.Length; i++)
        {
            all |= units[i];
            target[i] = (byte)units[i];
        }
        return all < 0x80;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void NarrowSixteen(ReadOnlySpan<ushort> units, Span<byte> target, ref Vector128<ushort> all)
    {
        Vector128<ushort> first = Vector128.Create(units), second = Vector128.Create(units[Eight..]);
        all |= first | second;
        Vector128.Narrow(first, second).CopyTo(target);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void NarrowEight(ReadOnlySpan<ushort> units, Span<byte> target, ref Vector128<ushort> all)
    {
        var eight = Vector128.Create(units);
        all |= eight;
        MemoryMarshal.Write(target, Vector128.Narrow(eight, eight).AsUInt64().ToScalar());
    }

    private static bool IsAscii(Vector128<ushort> all) => (all & Vector128.Create((ushort)0xFF80)) == Vector128<ushort>.Zero;
}

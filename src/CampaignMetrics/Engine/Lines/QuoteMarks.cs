using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Unicode;

namespace CampaignMetrics.Engine.Lines;

/// <summary>
/// Marks all quotes of a line, one bit per byte, in one vectorised pass. In a line without escapes quotes come in pairs, so strings are
/// found without searching.
/// </summary>
internal static class QuoteMarks
{
    private const int Width = 32, MaxLine = 4096;

    /// <summary>The number of 64-bit words for the marks of the longest line, and one to spare.</summary>
    public const int Words = MaxLine / 64 + 1;

    /// <summary>Marks the quotes of a line.</summary>
    /// <returns>False if the line is very short or long, or has escapes, control characters or invalid UTF-8.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // vector code is not compiled ahead, and this is hot from the first line
    public static bool TryMark(ReadOnlySpan<byte> line, Span<ulong> quotes)
    {
        if (line.Length is < Width or > MaxLine) return false;
        ref var start = ref MemoryMarshal.GetReference(line);
        ref var halves = ref Unsafe.As<ulong, uint>(ref MemoryMarshal.GetReference(quotes[..Words]));
        Vector256<byte> high = Vector256<byte>.Zero, odd = Vector256<byte>.Zero;
        var last = line.Length - Width;
        var half = 0;
        for (; half * Width <= last; half++)
            Unsafe.Add(ref halves, half) = Mark(Vector256.LoadUnsafe(ref start, (nuint)(half * Width)), ref high, ref odd);
        // The last vector overlaps the one before; the bits of bytes that were marked already are shifted out.
        var rest = half * Width - last;
        Unsafe.Add(ref halves, half) = rest == Width ? 0 : Mark(Vector256.LoadUnsafe(ref start, (nuint)last), ref high, ref odd) >> rest;
        // The other half of the last word is cleared: it may hold marks of an earlier line.
        Unsafe.Add(ref halves, half | 1) = (half & 1) == 0 ? 0 : Unsafe.Add(ref halves, half);
        return odd == Vector256<byte>.Zero && (high.ExtractMostSignificantBits() == 0 || Utf8.IsValid(line));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Mark(Vector256<byte> bytes, ref Vector256<byte> high, ref Vector256<byte> odd)
    {
        // High bits show bytes beyond ASCII, which must be valid UTF-8; odd shows backslashes and control characters.
        high |= bytes;
        odd |= Vector256.Equals(bytes, Vector256.Create((byte)'\\')) | Vector256.Equals(
            Vector256.Min(bytes, Vector256.Create((byte)0x1F)), bytes);
        return Vector256.Equals(bytes, Vector256.Create((byte)'"')).ExtractMostSignificantBits();
    }
}

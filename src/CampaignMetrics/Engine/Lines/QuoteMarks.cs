using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Unicode;

namespace CampaignMetrics.Engine.Lines;

/// <summary>
/// Marks all quotes of a line, a bit each, in one vectorised look. In a line
/// without escapes they come in pairs, so texts are found without searching.
/// </summary>
internal static class QuoteMarks
{
    private const int Width = 32, MaxLine = 4096;

    /// <summary>How many words the marks of the longest line take, one to spare.</summary>
    public const int Words = MaxLine / 64 + 1;

    /// <returns>False if the line is very short or long, or has escapes, control characters or bytes that are no UTF-8.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // it cannot be compiled ahead, and is hot from the first line
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
        // The rest is looked at together with what stands before it.
        var rest = half * Width - last;
        Unsafe.Add(ref halves, half) = rest == Width ? 0 : Mark(Vector256.LoadUnsafe(ref start, (nuint)last), ref high, ref odd) >> rest;
        Unsafe.Add(ref halves, half | 1) = (half & 1) == 0 ? 0 : Unsafe.Add(ref halves, half);
        return odd == Vector256<byte>.Zero && (high.ExtractMostSignificantBits() == 0 || Utf8.IsValid(line));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Mark(Vector256<byte> bytes, ref Vector256<byte> high, ref Vector256<byte> odd)
    {
        high |= bytes;
        odd |= Vector256.Equals(bytes, Vector256.Create((byte)'\\')) | Vector256.Equals(
            Vector256.Min(bytes, Vector256.Create((byte)0x1F)), bytes);
        return Vector256.Equals(bytes, Vector256.Create((byte)'"')).ExtractMostSignificantBits();
    }
}

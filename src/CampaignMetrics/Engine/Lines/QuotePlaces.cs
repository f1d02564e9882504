using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Unicode;

namespace CampaignMetrics.Engine.Lines;

/// <summary>
/// Finds all quotes of a line in one vectorised pass. In a line without escapes quotes come in pairs, so strings are found without
/// searching.
/// </summary>
internal static class QuotePlaces
{
    private const int Width = 64, MaxLine = 4096, MaxQuotes = 512, AtOnce = 8;

    /// <summary>Room for the places of the most quotes, of those that a step may find beyond them, and of two more.</summary>
    public const int Room = MaxQuotes + Width + AtOnce;

    /// <summary>Finds the quotes of a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="places">Receives their indexes in the line, then twice the line's length.</param>
    /// <returns>False if the line is very short or long, or has very many quotes, escapes, control characters or invalid UTF-8.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // vector code is not compiled ahead, and this is hot from the first line
    public static bool TryFind(ReadOnlySpan<byte> line, Span<ushort> places)
    {
        if (line.Length is < Width or > MaxLine) return false;
        ref var start = ref MemoryMarshal.GetReference(line);
        ref var first = ref MemoryMarshal.GetReference(places[..Room]);
        Vector256<byte> high = Vector256<byte>.Zero, odd = Vector256<byte>.Zero;
        int count = 0, last = line.Length - Width;
        for (var at = 0; at < line.Length; at += Width)
        {
            // The last step overlaps the one before; the bits of bytes that were seen already are shifted out.
            var from = Math.Min(at, last);
            var marks = Marks(ref Unsafe.Add(ref start, from), ref high, ref odd) >> (at - from);
            Write(marks, at, ref Unsafe.Add(ref first, count));
            count += BitOperations.PopCount(marks);
            if (count > MaxQuotes) return false;
        }
        Unsafe.Add(ref first, count) = Unsafe.Add(ref first, count + 1) = (ushort)line.Length;
        return odd == Vector256<byte>.Zero && (high.ExtractMostSignificantBits() == 0 || Utf8.IsValid(line));
    }

    /// <summary>One bit for each of 64 bytes: whether it is a quote.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Marks(ref byte bytes, ref Vector256<byte> high, ref Vector256<byte> odd) =>
        Marks(Vector256.LoadUnsafe(ref bytes), ref high, ref odd)
        | (ulong)Marks(Vector256.LoadUnsafe(ref bytes, Width / 2), ref high, ref odd) << Width / 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Marks(Vector256<byte> bytes, ref Vector256<byte> high, ref Vector256<byte> odd)
    {
        // High bits show bytes beyond ASCII, which must be valid UTF-8; odd shows backslashes and control characters.
        high |= bytes;
        odd |= Vector256.Equals(bytes, Vector256.Create((byte)'\\')) | Vector256.Equals(
            Vector256.Min(bytes, Vector256.Create((byte)0x1F)), bytes);
        return Vector256.Equals(bytes, Vector256.Create((byte)'"')).ExtractMostSignificantBits();
    }

    /// <summary>Writes the places of the marks: always eight, since a branch for each would often be mispredicted. Those too many are
    /// overwritten by the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Write(ulong marks, int at, ref ushort places)
    {
        do
        {
            WriteFour(ref marks, at, ref places);
            WriteFour(ref marks, at, ref Unsafe.Add(ref places, AtOnce / 2));
            places = ref Unsafe.Add(ref places, AtOnce);
        }
        while (marks != 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteFour(ref ulong marks, int at, ref ushort places)
    {
        places = TakeLowest(ref marks, at);
        Unsafe.Add(ref places, 1) = TakeLowest(ref marks, at);
        Unsafe.Add(ref places, 2) = TakeLowest(ref marks, at);
        Unsafe.Add(ref places, 3) = TakeLowest(ref marks, at);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ushort TakeLowest(ref ulong marks, int at)
    {
        var place = at + BitOperations.TrailingZeroCount(marks);
        marks &= marks - 1; // clears it
        return (ushort)place;
    }
}

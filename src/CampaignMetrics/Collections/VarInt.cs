using System.Runtime.CompilerServices;

namespace CampaignMetrics.Collections;

/// <summary>Variable-length integers (LEB128): groups of seven bits, the lowest first; a set high bit says that another group
/// follows.</summary>
internal static class VarInt
{
    /// <summary>The longest encoding of 64 bits, in bytes.</summary>
    public const int MaxLength = 10;

    /// <summary>Writes a number.</summary>
    /// <returns>The number of bytes written.</returns>
    public static int Write(Span<byte> target, ulong value)
    {
        var at = 0;
        Write(target, ref at, value);
        return at;
    }

    /// <summary>Writes a number at a place, and moves the place behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(Span<byte> target, ref int at, ulong value)
    {
        if (value < 0x80) target[at++] = (byte)value;
        else at = value < 0x4000 ? WriteTwo(target, at, value) : WriteMore(target, at, value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Read(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong value = bytes[at++];
        if (value < 0x80) return value;
        // Two bytes are so common that they have a way of their own.
        ulong next = bytes[at++];
        value = value & 0x7F | (next & 0x7F) << 7;
        if (next < 0x80) return value;
        // The place is not passed by reference, which would keep it in memory, and each byte would wait for it.
        at = ReadMore(bytes, at, value, out var more);
        return more;
    }

    /// <summary>Maps numbers of small magnitude, negative ones too, to small unsigned numbers: 0, −1, 1, −2 … become 0, 1, 2, 3 …</summary>
    public static ulong Zigzag(long value) => (ulong)(value << 1 ^ value >> 63);

    public static long Unzigzag(ulong value) => (long)(value >> 1) ^ -(long)(value & 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int WriteTwo(Span<byte> target, int at, ulong value)
    {
        target[at + 1] = (byte)(value >> 7);
        target[at] = (byte)(value | 0x80);
        return at + 2;
    }

    private static int WriteMore(Span<byte> target, int at, ulong value)
    {
        for (; value >= 0x80; value >>= 7) target[at++] = (byte)(value | 0x80);
        target[at++] = (byte)value;
        return at;
    }

    /// <returns>The place behind the number.</returns>
    private static int ReadMore(ReadOnlySpan<byte> bytes, int at, ulong begun, out ulong value)
    {
        for (var shift = 14; ; shift += 7)
        {
            var next = bytes[at++];
            begun |= (ulong)(next & 0x7F) << shift;
            if (next >= 0x80) continue;
            value = begun;
            return at;
        }
    }
}

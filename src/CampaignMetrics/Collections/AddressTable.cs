using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace CampaignMetrics.Collections;

/// <summary>
/// Numbers for IP addresses, one for each distinct text. An IPv4 address in its usual form is its own 32-bit number and takes no memory;
/// any other text is interned. Thread-safe.
/// </summary>
internal sealed class AddressTable
{
    /// <summary>The first number of an interned address: above all IPv4 addresses.</summary>
    public const long FirstKept = 1L << 32;

    private const int Shortest = 7, Longest = 15, Half = sizeof(ulong);

    /// <summary>The interned addresses; the number of one is <see cref="FirstKept"/> plus its slot.</summary>
    public TextTable Kept { get; } = new();

    /// <summary>The number of an address, which is interned if need be.</summary>
    public long Add(ReadOnlySpan<byte> text) => TryIPv4(text, out var number) ? number : FirstKept + Kept.Add(text);

    /// <summary>The address, letter for letter as it was added.</summary>
    public string Text(long number) => number >= FirstKept
        ? Kept.Text((int)(number - FirstKept))
        : string.Create(CultureInfo.InvariantCulture, $"{number >> 24}.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}");

    /// <summary>Parses four numbers up to 255 with dots between. Leading zeros are refused, so that the number gives the same text
    /// back.</summary>
    private static bool TryIPv4(ReadOnlySpan<byte> text, out uint number)
    {
        number = 0;
        if (text.Length is < Shortest or > Longest) return false;
        var dots = DotsOf(text);
        if (BitOperations.PopCount(dots) != 3) return false;
        var at = 0;
        for (var part = 0; part < 4; part++, dots &= dots - 1)
        {
            var end = part < 3 ? BitOperations.TrailingZeroCount(dots) : text.Length;
            if (!TryByte(text[at..end], out var value)) return false;
            number = number << 8 | value;
            at = end + 1;
        }
        return true;
    }

    /// <summary>The places of all dots, one bit each; 0 for a text with a letter that is neither a dot nor a digit.</summary>
    private static uint DotsOf(ReadOnlySpan<byte> text)
    {
        // All letters of the text, which has 7 to 15, in one vector. The halves are read so that they overlap and not beyond the text.
        var first = text.Length < Half
            ? BinaryPrimitives.ReadUInt32LittleEndian(text) | (ulong)BinaryPrimitives.ReadUInt32LittleEndian(text[3..]) << 24
            : BinaryPrimitives.ReadUInt64LittleEndian(text);
        var second = text.Length > Half
            ? BinaryPrimitives.ReadUInt64LittleEndian(text[(text.Length - Half)..]) >> 8 * (2 * Half - text.Length)
            : 0;
        var letters = Vector128.Create(first, second).AsByte();
        var dots = Vector128.Equals(letters, Vector128.Create((byte)'.')).ExtractMostSignificantBits();
        var noDigits = Vector128.GreaterThan(letters - Vector128.Create((byte)'0'), Vector128.Create((byte)9)).ExtractMostSignificantBits();
        return (noDigits & (1u << text.Length) - 1) == dots ? dots : 0;
    }

    /// <summary>Parses a number up to 255 of digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryByte(ReadOnlySpan<byte> digits, out uint value)
    {
        value = 0;
        if (digits.Length is 0 or > 3 || (digits.Length > 1 && digits[0] == '0')) return false;
        foreach (var digit in digits) value = value * 10 + digit - '0';
        return value <= byte.MaxValue;
    }
}

using System.Globalization;
using System.Runtime.CompilerServices;

namespace CampaignMetrics.Collections;

/// <summary>
/// Numbers for IP addresses, one for each distinct text. An IPv4 address in its usual form is its own 32-bit number and takes no memory;
/// any other text is interned. Thread-safe.
/// </summary>
internal sealed class AddressTable
{
    /// <summary>The first number of an interned address: above all IPv4 addresses.</summary>
    public const long FirstKept = 1L << 32;

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
        var rest = text;
        for (var parts = 0; parts < 4; parts++)
        {
            if (parts > 0)
            {
                if (rest.IsEmpty || rest[0] != '.') return false;
                rest = rest[1..];
            }
            if (!TryPart(ref rest, out var part)) return false;
            number = number << 8 | part;
        }
        return rest.IsEmpty;
    }

    /// <summary>Takes a number up to 255 from the beginning of a text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryPart(ref ReadOnlySpan<byte> rest, out uint part)
    {
        part = rest.IsEmpty ? 10 : (uint)rest[0] - '0';
        if (part > 9) return false;
        var length = 1;
        // No digit follows a leading zero.
        if (part > 0 && rest.Length > 1 && (uint)rest[1] - '0' is <= 9 and var second)
        {
            (part, length) = (part * 10 + second, 2);
            if (rest.Length > 2 && (uint)rest[2] - '0' is <= 9 and var third) (part, length) = (part * 10 + third, 3);
        }
        rest = rest[length..];
        return part <= 255;
    }
}

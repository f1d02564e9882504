using System.Globalization;

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
        // The current part, and how many digits it has so far; the dots so far.
        uint part = 0;
        int digits = 0, dots = 0;
        foreach (var next in text)
        {
            var digit = (uint)next - '0';
            if (digit <= 9)
            {
                if (digits++ > 0 && part == 0) return false;
                part = part * 10 + digit;
                if (part > byte.MaxValue) return false;
                continue;
            }
            if (next != '.' || digits == 0 || ++dots > 3) return false;
            (number, part, digits) = (number << 8 | part, 0, 0);
        }
        number = number << 8 | part;
        return dots == 3 && digits > 0;
    }
}

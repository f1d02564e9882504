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
        if (text.Length is < 7 or > 15) return false;
        int part = -1, parts = 0;
        foreach (var b in text)
        {
            if (b == '.' && part >= 0 && parts++ < 3)
            {
                number = number << 8 | (uint)part;
                part = -1;
                continue;
            }
            var digit = b - '0';
            // A digit after a leading zero.
            if ((uint)digit > 9 || part == 0) return false;
            part = Math.Max(part, 0) * 10 + digit;
            if (part > 255) return false;
        }
        number = number << 8 | (uint)part;
        return part >= 0 && parts == 3;
    }
}

using System.Globalization;

namespace CampaignMetrics.Collections;

/// <summary>
/// Numbers for IP addresses, one for each text: an IPv4 address in its usual
/// form is its own number, any other text is kept. Any threads may add and read.
/// </summary>
internal sealed class AddressTable
{
    /// <summary>The first number of an address that is not its own number.</summary>
    public const long FirstKept = 1L << 32;

    /// <summary>Those that are not their own numbers.</summary>
    public TextTable Kept { get; } = new();

    public long Add(ReadOnlySpan<byte> text) => TryIPv4(text, out var number) ? number : FirstKept + Kept.Add(text);

    /// <summary>The address as it came.</summary>
    public string Text(long number) => number >= FirstKept
        ? Kept.Text((int)(number - FirstKept))
        : string.Create(CultureInfo.InvariantCulture, $"{number >> 24}.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}");

    /// <summary>Four numbers up to 255 with dots between and no zeros before them, so that the number gives the same text back.</summary>
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
            if ((uint)digit > 9 || part == 0) return false;
            part = Math.Max(part, 0) * 10 + digit;
            if (part > 255) return false;
        }
        number = number << 8 | (uint)part;
        return part >= 0 && parts == 3;
    }
}

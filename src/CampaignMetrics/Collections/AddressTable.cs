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
        var parts = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var part = (uint)(text[at] - '0');
            if (part > 9) return false;
            // No digit follows a leading zero.
            for (var digits = 1; part > 0 && digits < 3 && IsDigitAt(text, at + 1); digits++) part = part * 10 + text[++at] - '0';
            if (part > 255) return false;
            number = number << 8 | part;
            if (++parts == 4) return at + 1 == text.Length;
            if (++at == text.Length || text[at] != '.') return false;
        }
        return false;
    }

    private static bool IsDigitAt(ReadOnlySpan<byte> text, int at) => (uint)at < (uint)text.Length && (uint)(text[at] - '0') <= 9;
}

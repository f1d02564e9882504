using System.Globalization;
using System.Text;

namespace CampaignMetrics.Bounces.Formats;

/// <summary>The form in which a report in ASCII names an address with other letters: <c>j\x{F6}rg@example.net</c>
/// (<see href="https://www.rfc-editor.org/rfc/rfc6533#section-3">RFC 6533, section 3</see>).</summary>
internal static class UnicodeAddress
{
    /// <summary>The address with its letters. What is no such escape stays as it is.</summary>
    public static string Decode(string address)
    {
        if (!address.Contains("\\x{", StringComparison.Ordinal)) return address;
        var decoded = new StringBuilder(address.Length);
        var rest = address.AsSpan();
        while (rest.IndexOf("\\x{") is >= 0 and var at)
        {
            decoded.Append(rest[..at]);
            rest = rest[at..];
            var end = rest.IndexOf('}');
            if (end > 0 && TryRead(rest[3..end], out var letter))
            {
                decoded.Append(letter.ToString());
                rest = rest[(end + 1)..];
            }
            else
            {
                decoded.Append(rest[..3]);
                rest = rest[3..];
            }
        }
        return decoded.Append(rest).ToString();
    }

    private static bool TryRead(ReadOnlySpan<char> hex, out Rune letter)
    {
        letter = default;
        return hex.Length is >= 2 and <= 6
            && int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            && Rune.TryCreate(value, out letter);
    }
}

using System.Text;

namespace CampaignMetrics.Addresses;

/// <summary>
/// Simple lower case (Unicode, UnicodeData.txt): character by character, one for one, the same in every language and at every place.
/// </summary>
internal static class SimpleCase
{
    private static readonly Rune IWithDot = new('İ'), I = new('i');

    /// <summary>The text in lower case; half a surrogate pair becomes U+FFFD.</summary>
    public static string Lower(ReadOnlySpan<char> text)
    {
        var lower = new StringBuilder(text.Length);
        Span<char> units = stackalloc char[2];
        foreach (var rune in text.EnumerateRunes()) lower.Append(units[..Lower(rune).EncodeToUtf16(units)]);
        return lower.ToString();
    }

    /// <summary>.NET keeps İ, whose lower case would be a Turk's i elsewhere; Unicode's simple mapping does not.</summary>
    private static Rune Lower(Rune rune) => rune == IWithDot ? I : Rune.ToLowerInvariant(rune);
}

using System.Text;

namespace CampaignMetrics.Addresses;

/// <summary>
/// Simple lower-casing (Unicode, UnicodeData.txt): each character becomes exactly one, independent of language and context. So keys are the
/// same on every machine.
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

    /// <summary>The lower case of a character. The invariant culture of .NET leaves İ (U+0130) as it is; Unicode's simple mapping makes it
    /// i.</summary>
    private static Rune Lower(Rune rune) => rune == IWithDot ? I : Rune.ToLowerInvariant(rune);
}

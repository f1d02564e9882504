using System.Globalization;
using System.Text;

namespace CampaignMetrics.Cli.Output;

/// <summary>Makes texts from outside fit for a terminal: nothing in them moves the cursor, hides or turns what a line says, and they end
/// somewhere.</summary>
internal static class Safe
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text with � in the place of what a terminal would act on.</summary>
    /// <param name="text">The text; null is an empty one.</param>
    /// <param name="longest">The most UTF-16 characters; a longer text ends in ….</param>
    public static string Text(string? text, int longest = 200) => Text(text, longest, kept: "");

    /// <summary>A cell of a table for other programs: whole, with its tabs and line breaks, but without what a terminal that shows it would
    /// act on.</summary>
    public static string Cell(string? text) => Text(text, int.MaxValue, kept: "\t\r\n");

    private static string Text(string? text, int longest, string kept)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length + rune.Utf16SequenceLength > longest)
            {
                while (shown.Length > longest - 1) shown.Length -= char.IsLowSurrogate(shown[^1]) ? 2 : 1;
                return shown.Append('…').ToString();
            }
            if (IsHarmless(rune) || (rune.IsBmp && kept.Contains((char)rune.Value, StringComparison.Ordinal))) shown.Append(rune);
            else shown.Append(Replacement);
        }
        return shown.ToString();
    }

    /// <summary>Half a surrogate pair is told as � by the enumeration itself. The joiners of emoji and of some scripts stay; other marks
    /// that show nothing do not.</summary>
    private static bool IsHarmless(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate => false,
        UnicodeCategory.Format => rune.Value is 0x200C or 0x200D,
        UnicodeCategory.PrivateUse => false,
        _ => true,
    };
}

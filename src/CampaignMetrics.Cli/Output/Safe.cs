using System.Globalization;
using System.Text;

namespace CampaignMetrics.Cli.Output;

/// <summary>
/// Makes texts from outside safe to show on a terminal: nothing in them moves the cursor, hides or reverses text, and their length is
/// limited.
/// </summary>
/// <remarks>
/// <para>Names of contacts, links and files come from outside. A control character in them could recolour, hide or overwrite what the
/// terminal shows.</para>
/// </remarks>
internal static class Safe
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text with � in the place of what a terminal would act on.</summary>
    /// <param name="text">The text; null is an empty one.</param>
    /// <param name="longest">The most UTF-16 characters; a longer text ends in ….</param>
    public static string Text(string? text, int longest = 200) => Text(text, longest, kept: "");

    /// <summary>
    /// A cell of a table for other programs: whole, with its tabs and line breaks, but without a carriage return alone and what a terminal
    /// that shows it would act on.
    /// </summary>
    public static string Cell(string? text) =>
        string.Join("\r\n", (text ?? "").Split("\r\n").Select(line => Text(line, int.MaxValue, kept: "\t\n")));

    private static string Text(string? text, int longest, string kept)
    {
        if (string.IsNullOrEmpty(text)) return "";
        // Printable ASCII, as nearly all texts are, needs no copy.
        if (text.Length <= longest && text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0) return text;
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length + rune.Utf16SequenceLength > longest)
            {
                // Makes room for the … without leaving half of a surrogate pair.
                while (shown.Length > longest - 1) shown.Length -= char.IsLowSurrogate(shown[^1]) ? 2 : 1;
                return shown.Append('…').ToString();
            }
            if (IsHarmless(rune) || (rune.IsBmp && kept.Contains((char)rune.Value, StringComparison.Ordinal))) shown.Append(rune);
            else shown.Append(Replacement);
        }
        return shown.ToString();
    }

    /// <summary>Whether it can neither move the cursor nor hide or turn what a line says.</summary>
    /// <remarks>The enumeration itself turns half a surrogate pair into �. The joiners of emoji and of some scripts stay.</remarks>
    public static bool IsHarmless(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate =>
            false,
        // Zero width non-joiner and joiner, without which emoji and some scripts fall apart.
        UnicodeCategory.Format => rune.Value is 0x200C or 0x200D,
        UnicodeCategory.PrivateUse => false,
        _ => !IsFiller(rune.Value),
    };

    /// <summary>Letters and marks that show nothing (Default_Ignorable_Code_Point), except those that choose an emoji's look.</summary>
    private static bool IsFiller(int rune) =>
        // Grapheme joiner, fillers of Hangul and Khmer, and selectors of variants.
        rune is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0
            or (>= 0x180B and <= 0x180F) or (>= 0xE0100 and <= 0xE01EF);
}

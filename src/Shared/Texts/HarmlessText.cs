using System.Globalization;
using System.Text;

namespace CampaignMetrics.Shared;

/// <summary>Which characters can neither move a terminal's cursor nor hide or turn what a line says: texts come from outside, and tables of
/// them are looked at in terminals.</summary>
internal static class HarmlessText
{
    private const char Replacement = '\uFFFD';

    /// <summary>Whether a character is such a one.</summary>
    /// <remarks>The enumeration of runes itself turns half a surrogate pair into �. The joiners of emoji and of some scripts
    /// stay.</remarks>
    public static bool IsHarmless(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate =>
            false,
        // Zero width non-joiner and joiner, without which emoji and some scripts fall apart.
        UnicodeCategory.Format => rune.Value is 0x200C or 0x200D,
        UnicodeCategory.PrivateUse => false,
        _ => !IsFiller(rune.Value),
    };

    /// <summary>A cell of a table for other programs: whole, with its tabs and line breaks, but without a carriage return alone and what a
    /// terminal that shows it would act on.</summary>
    public static string Cell(string? text) => IsPlain(text)
        ? text ?? ""
        : string.Join("\r\n", text!.Split("\r\n").Select(line => With(line, kept: "\t\n")));

    /// <summary>Printable ASCII, as nearly all texts are, needs no copy.</summary>
    public static bool IsPlain(string? text) => text is null || text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0;

    private static string With(string text, string kept)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsHarmless(rune) || (rune.IsBmp && kept.Contains((char)rune.Value, StringComparison.Ordinal))) shown.Append(rune);
            else shown.Append(Replacement);
        }
        return shown.ToString();
    }

    /// <summary>Letters and marks that show nothing (Default_Ignorable_Code_Point), except those that choose an emoji's look.</summary>
    private static bool IsFiller(int rune) =>
        // Grapheme joiner, fillers of Hangul and Khmer, and selectors of variants.
        rune is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x3164 or 0xFFA0
            or (>= 0x180B and <= 0x180F) or (>= 0xE0100 and <= 0xE01EF);
}

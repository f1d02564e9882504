using System.Globalization;
using System.Text;
using Spectre.Console.Rendering;

namespace CampaignMetrics.Cli.Output;

/// <summary>Measures, cuts and wraps texts as a terminal shows them, in cells: some characters take two, some none.</summary>
internal static class Cells
{
    /// <summary>Asks for a character's look as an emoji, which may be a cell wider.</summary>
    private const int EmojiLook = 0xFE0F;

    private const int LightestSkin = 0x1F3FB, DarkestSkin = 0x1F3FF;

    /// <summary>How many cells a text takes at most: terminals differ where characters join.</summary>
    public static int Width(string text)
    {
        if (Ascii.IsValid(text)) return text.Length;
        var cells = 0;
        foreach (var rune in text.EnumerateRunes()) cells += Width(rune);
        return cells;
    }

    /// <summary>The cells of a character on a terminal that does not join it to its neighbours.</summary>
    private static int Width(Rune rune) => rune.Value switch
    {
        EmojiLook => 1,
        >= LightestSkin and <= DarkestSkin => 2,
        _ when Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpacingCombiningMark => 1,
        _ => new Segment(rune.ToString()).CellCount(),
    };

    /// <summary>The text in at most so many cells; a longer one ends in ….</summary>
    public static string Fit(string text, int width)
    {
        if (Width(text) <= width) return text;
        if (width <= 0) return "";
        var shown = new StringBuilder();
        var used = 1; // the …
        foreach (var rune in text.EnumerateRunes())
        {
            var cells = Width(rune);
            if (used + cells > width) break;
            used += cells;
            shown.Append(rune);
        }
        return shown.Append('…').ToString();
    }

    /// <summary>
    /// The text in at most so many cells. A longer one loses its middle, since addresses differ most at their beginning and end.
    /// </summary>
    public static string FitEnds(string text, int width)
    {
        if (Width(text) <= width || width < 3) return Fit(text, width);
        // The scheme tells links apart least of all, so it is left out first.
        if (text.IndexOf("://", StringComparison.Ordinal) is > 0 and var scheme)
            return FitEnds(text[..(text.LastIndexOf(' ', scheme) + 1)] + text[(scheme + 3)..], width);
        var runes = text.EnumerateRunes().ToList();
        var (first, last) = (0, runes.Count);
        // Takes characters from the two ends in turn while there is room; one cell is for the ….
        for (var (room, isFirst) = (width - 1, true); first < last; isFirst = !isFirst)
        {
            room -= Width(isFirst ? runes[first] : runes[last - 1]);
            if (room < 0) break;
            if (isFirst) first++;
            else last--;
        }
        return string.Concat(runes.Take(first)) + '…' + string.Concat(runes.Skip(last));
    }

    /// <summary>The text with blanks before or behind it, as wide as asked for.</summary>
    public static string Pad(string text, int width, bool right = false)
    {
        var blanks = new string(' ', Math.Max(0, width - Width(text)));
        return right ? blanks + text : text + blanks;
    }

    /// <summary>The text in lines that are no wider, broken between words where that is possible.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">The most cells of a line.</param>
    /// <param name="indent">Blanks before the first line, which count.</param>
    /// <param name="hanging">Blanks before the others.</param>
    public static IEnumerable<string> Wrap(string text, int width, int indent = 0, int hanging = 0)
    {
        var line = new StringBuilder().Append(' ', indent);
        var (used, isEmpty) = (indent, true);
        foreach (var word in text.Split(' '))
        {
            if (!isEmpty && used + 1 + Width(word) > width)
            {
                yield return line.ToString().TrimEnd();
                line.Clear().Append(' ', hanging);
                (used, isEmpty) = (hanging, true);
            }
            if (!isEmpty) line.Append(' ');
            // A word that is wider than a line is cut.
            var shown = Fit(word, width - used - (isEmpty ? 0 : 1));
            line.Append(shown);
            used += Width(shown) + (isEmpty ? 0 : 1);
            isEmpty = false;
        }
        yield return line.ToString().TrimEnd();
    }
}

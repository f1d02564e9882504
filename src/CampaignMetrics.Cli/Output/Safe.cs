using System.Text;
using CampaignMetrics.Shared;

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
    public static string Text(string? text, int longest = 200)
    {
        if (string.IsNullOrEmpty(text)) return "";
        // Printable ASCII, as nearly all texts are, needs no copy.
        if (text.Length <= longest && HarmlessText.IsPlain(text)) return text;
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length + rune.Utf16SequenceLength > longest)
            {
                // Makes room for the … without leaving half of a surrogate pair.
                while (shown.Length > longest - 1) shown.Length -= char.IsLowSurrogate(shown[^1]) ? 2 : 1;
                return shown.Append('…').ToString();
            }
            if (HarmlessText.IsHarmless(rune)) shown.Append(rune);
            else shown.Append(Replacement);
        }
        return shown.ToString();
    }
}

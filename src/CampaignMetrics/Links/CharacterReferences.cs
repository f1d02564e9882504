using System.Net;
using System.Text;

namespace CampaignMetrics.Links;

/// <summary>
/// Decodes HTML character references, once. Only those that end in <c>;</c> count, since <c>&amp;copy=1</c> is a parameter of a URL and no
/// copyright sign.
/// </summary>
internal static class CharacterReferences
{
    /// <summary>More than the longest reference of HTML, which has 33 characters.</summary>
    private const int Longest = 40;

    /// <summary>The references to ASCII characters that HTML 5 added; .NET decodes only those of HTML 4.</summary>
    private static readonly Dictionary<string, string> Ascii = new(StringComparer.Ordinal)
    {
        ["Tab"] = "\t", ["NewLine"] = "\n", ["excl"] = "!", ["QUOT"] = "\"", ["num"] = "#", ["dollar"] = "$", ["percnt"] = "%",
        ["AMP"] = "&", ["lpar"] = "(", ["rpar"] = ")", ["ast"] = "*", ["midast"] = "*", ["plus"] = "+", ["comma"] = ",", ["period"] = ".",
        ["sol"] = "/", ["colon"] = ":", ["semi"] = ";", ["LT"] = "<", ["equals"] = "=", ["GT"] = ">", ["quest"] = "?", ["commat"] = "@",
        ["lsqb"] = "[", ["lbrack"] = "[", ["bsol"] = "\\", ["rsqb"] = "]", ["rbrack"] = "]", ["Hat"] = "^", ["lowbar"] = "_",
        ["UnderBar"] = "_", ["grave"] = "`", ["DiacriticalGrave"] = "`", ["lcub"] = "{", ["lbrace"] = "{", ["verbar"] = "|", ["vert"] = "|",
        ["VerticalLine"] = "|", ["rcub"] = "}", ["rbrace"] = "}",
    };

    /// <summary>Replaces the references in a text by the characters that they stand for.</summary>
    /// <param name="text">The text.</param>
    /// <param name="places">Receives for each character of the result its index in the text; null if that is not needed.</param>
    public static string Decode(string text, List<int>? places = null)
    {
        var at = text.IndexOf('&', StringComparison.Ordinal);
        places?.AddRange(Enumerable.Range(0, at < 0 ? text.Length : at));
        if (at < 0) return text;
        var decoded = new StringBuilder(text.Length).Append(text, 0, at);
        var character = "";
        while (at < text.Length)
        {
            var reference = text[at] == '&' ? ReferenceAt(text.AsSpan(at), out character) : 0;
            if (reference > 0) decoded.Append(character);
            else decoded.Append(text[at]);
            while (places?.Count < decoded.Length) places.Add(at);
            at += Math.Max(reference, 1);
        }
        return decoded.ToString();
    }

    /// <returns>The length of the reference that the text begins with; 0 for none.</returns>
    private static int ReferenceAt(ReadOnlySpan<char> text, out string character)
    {
        character = "";
        var end = text[1..Math.Min(text.Length, Longest)].IndexOfAny('&', ';') + 1;
        if (end <= 1 || text[end] != ';') return 0;
        var reference = text[..(end + 1)];
        character = Character(reference.ToString());
        // A name that HTML does not know is no reference.
        return reference.SequenceEqual(character) ? 0 : end + 1;
    }

    private static string Character(string reference) =>
        Ascii.TryGetValue(reference[1..^1], out var character) ? character : WebUtility.HtmlDecode(reference);
}

namespace CampaignMetrics.Bounces.Codes;

/// <summary>
/// Finds where the first clause of a reply ends. Servers say what happened first; advice, terms and addresses of help pages come behind it.
/// </summary>
internal static class FirstClause
{
    // An address on the web ends a clause wherever it begins.
    private const string Web = "http";

    private const string Stops = ".;!?";

    /// <param name="text">The whole text.</param>
    /// <param name="said">Where the words of the server begin and end.</param>
    /// <returns>The index behind the clause; the end of the words where they are one clause.</returns>
    public static int EndOf(ReadOnlySpan<char> text, (int Start, int End) said)
    {
        var words = text[said.Start..said.End];
        if (WebIn(words) is > 0 and var web) words = words[..web];
        for (var i = 1; i < words.Length - 1; i++)
        {
            var next = words[i..].IndexOfAny(Stops);
            if (next < 0) break;
            i += next;
            if (i < words.Length - 1 && words[i + 1] <= ' ' && EndsAWord(words[i - 1])) return said.Start + i + 1;
        }

        return said.Start + words.Length;
    }

    private static int WebIn(ReadOnlySpan<char> words)
    {
        // Two slashes are found many times faster than letters of either case.
        var scheme = words.IndexOf("://");
        return scheme < 0 ? -1 : words[..scheme].LastIndexOf(Web, StringComparison.OrdinalIgnoreCase);
    }

    // The dots of "<ann@example.net>... User unknown" end nothing.
    private static bool EndsAWord(char before) => char.IsLetterOrDigit(before) || before is ')' or '>' or ']' or '"' or '\'';
}

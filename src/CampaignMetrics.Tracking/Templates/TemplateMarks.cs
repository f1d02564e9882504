namespace CampaignMetrics.TrackedMail;

/// <summary>The placeholders that sending programs fill in for each recipient.</summary>
internal static class TemplateMarks
{
    private static readonly (string Opening, string Closing)[] Kinds =
        [("{", "}"), ("*|", "|*"), ("[[", "]]"), ("<%", "%>")];

    /// <summary>The shortest name between percent signs: two hexadecimal digits behind one are an escape.</summary>
    private const int ShortestName = 3;

    public static bool AreIn(string text)
    {
        if (!text.AsSpan().ContainsAny("{*[<%")) return false;
        foreach (var (opening, closing) in Kinds)
            if (text.IndexOf(opening, StringComparison.Ordinal) is >= 0 and var at
                && text.IndexOf(closing, at + opening.Length, StringComparison.Ordinal) >= 0)
                return true;
        return HasPercentName(text);
    }

    /// <summary>Whether it holds a name between percent signs, as <c>%FIRST_NAME%</c>; the sign behind it must begin no escape.</summary>
    private static bool HasPercentName(ReadOnlySpan<char> text)
    {
        while (text.IndexOf('%') is >= 0 and var at)
        {
            text = text[(at + 1)..];
            var end = text.IndexOf('%');
            if (end >= ShortestName && IsName(text[..end]) && !IsEscape(text[end..])) return true;
        }
        return false;
    }

    private static bool IsName(ReadOnlySpan<char> text)
    {
        if (!char.IsAsciiLetter(text[0]) && text[0] != '_') return false;
        foreach (var letter in text)
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('_' or '.' or '-')) return false;
        return true;
    }

    private static bool IsEscape(ReadOnlySpan<char> text) =>
        text.Length > 2 && char.IsAsciiHexDigit(text[1]) && char.IsAsciiHexDigit(text[2]);
}

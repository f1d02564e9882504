using System.Buffers;

namespace CampaignMetrics.TrackedMail;

/// <summary>Finds the addresses in a plain text: from <c>http://</c> or <c>https://</c> on, without the punctuation behind.</summary>
internal static class TextScan
{
    private static readonly SearchValues<string> Schemes =
        SearchValues.Create(["http://", "https://"], StringComparison.OrdinalIgnoreCase);

    private const int LongestPlaceholder = 200;

    private static readonly (char Opening, char Closing)[] Brackets = [('(', ')'), ('[', ']')];

    public static IEnumerable<(int Start, int Length)> Urls(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (text.AsSpan(at).IndexOfAny(Schemes) is not (>= 0 and var found)) yield break;
            at += found;
            var length = Length(text.AsSpan(at));
            yield return (at, length);
            at += length;
        }
    }

    private static int Length(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && Step(text[end..]) is > 0 and var step) end += step;
        while (end > 0 && IsPunctuation(text[..end])) end--;
        return end;
    }

    /// <summary>How many characters belong to the address: one, or a placeholder, which may hold anything; 0 where it ends.</summary>
    private static int Step(ReadOnlySpan<char> text)
    {
        var near = text[..Math.Min(text.Length, LongestPlaceholder)];
        if (text.StartsWith("<%") && near.IndexOf("%>") is >= 0 and var close) return close + 2;
        return char.IsWhiteSpace(text[0]) || char.IsControl(text[0]) || text[0] is '<' or '>' or '"' ? 0 : 1;
    }

    /// <summary>Whether the last character ends a sentence rather than the address. A bracket belongs to it if it was opened
    /// there.</summary>
    private static bool IsPunctuation(ReadOnlySpan<char> url)
    {
        foreach (var (opening, closing) in Brackets)
            if (url[^1] == closing) return url.Count(closing) > url.Count(opening);
        return url[^1] is '.' or ',' or ';' or ':' or '!' or '?' or '\'';
    }
}

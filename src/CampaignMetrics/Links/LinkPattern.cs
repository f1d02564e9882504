namespace CampaignMetrics.Links;

/// <summary>
/// Matches URLs against a link with placeholders. Each placeholder matches any run of characters, also an empty one, without
/// <c>/ ? &amp; #</c>.
/// </summary>
/// <remarks>
/// Since no placeholder crosses one of these characters, each stretch between two of them is matched by itself: its fixed pieces at both
/// ends, and the others from the left, each at its first occurrence. There is no backtracking, so hostile input cannot make it slow.
/// </remarks>
internal sealed class LinkPattern
{
    private const string Borders = "/?&#";

    private readonly string _marked, _prefix, _suffix;
    private readonly PlaceholderMarks _marks;

    /// <param name="marked">The link's identity, with marks in place of its placeholders.</param>
    /// <param name="marks">The marks.</param>
    public LinkPattern(string marked, PlaceholderMarks marks)
    {
        (_marked, _marks) = (marked, marks);
        // Not beyond a ? or #, which a URL does not have where only placeholders would follow it.
        _prefix = marked[..Math.Min(FirstMark(marked), First(marked.IndexOfAny(['?', '#'])))];
        _suffix = marked[(Math.Max(LastMark(marked), marked.AsSpan().LastIndexOfAny('?', '#')) + 1)..];

        int First(int index) => index < 0 ? marked.Length : index;
    }

    public bool Matches(ReadOnlySpan<char> identity)
    {
        // An email may have very many links with placeholders: most are ruled out by their ends, which is cheap.
        if (!identity.StartsWith(_prefix) || !identity.EndsWith(_suffix)) return false;
        ReadOnlySpan<char> pattern = _marked;
        // A query or fragment that consists of placeholders may be empty; a URL then has no ? or # at all.
        return MatchTail(ref pattern, ref identity, '#')
            && MatchTail(ref pattern, ref identity, '?')
            && MatchAll(pattern, identity);
    }

    private bool MatchTail(ref ReadOnlySpan<char> pattern, ref ReadOnlySpan<char> text, char border) =>
        MatchAll(Cut(ref pattern, border), Cut(ref text, border));

    /// <summary>Cuts off what follows the first border, and the border, and returns what followed.</summary>
    private static ReadOnlySpan<char> Cut(scoped ref ReadOnlySpan<char> text, char border)
    {
        var at = text.IndexOf(border);
        if (at < 0) return default;
        var tail = text[(at + 1)..];
        text = text[..at];
        return tail;
    }

    private bool MatchAll(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        while (true)
        {
            int patternEnd = pattern.IndexOfAny(Borders), textEnd = text.IndexOfAny(Borders);
            if (patternEnd < 0 || textEnd < 0) return patternEnd == textEnd && MatchRun(pattern, text);
            if (pattern[patternEnd] != text[textEnd] || !MatchRun(pattern[..patternEnd], text[..textEnd])) return false;
            pattern = pattern[(patternEnd + 1)..];
            text = text[(textEnd + 1)..];
        }
    }

    private bool MatchRun(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        var mark = FirstMark(pattern);
        if (mark < 0) return pattern.SequenceEqual(text);
        if (!text.StartsWith(pattern[..mark])) return false;
        text = text[mark..];
        pattern = pattern[(mark + 1)..];
        while ((mark = FirstMark(pattern)) >= 0)
        {
            var at = text.IndexOf(pattern[..mark]);
            if (at < 0) return false;
            text = text[(at + mark)..];
            pattern = pattern[(mark + 1)..];
        }
        return text.EndsWith(pattern);
    }

    private int FirstMark(ReadOnlySpan<char> pattern) =>
        pattern.IndexOfAnyInRange(PlaceholderMarks.Of(0), PlaceholderMarks.Of(_marks.Count - 1));

    private int LastMark(ReadOnlySpan<char> pattern) =>
        pattern.LastIndexOfAnyInRange(PlaceholderMarks.Of(0), PlaceholderMarks.Of(_marks.Count - 1));
}

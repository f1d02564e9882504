namespace CampaignMetrics.UserAgents.Matching;

/// <summary>A text to look for: printable ASCII in lower case, and what may stand around it.</summary>
internal readonly record struct Literal(string Text, Edge Head, Edge Tail)
{
    /// <summary>Reads the marks at the ends of a term; see <see cref="UserAgentRule"/>.</summary>
    /// <exception cref="ArgumentException">Nothing is left between the ends, or it is not printable ASCII.</exception>
    public static Literal Read(ReadOnlySpan<char> term)
    {
        var (tail, marks) = ReadTail(term);
        var head = term switch { ['*', ..] => Edge.Open, ['^', ..] => Edge.Text, _ => Edge.Word };
        if (marks + (head == Edge.Word ? 0 : 1) >= term.Length) throw new ArgumentException($"'{term}' holds no text.", nameof(term));
        var body = term[(head == Edge.Word ? 0 : 1)..^marks];
        if (body.ContainsAnyExceptInRange(' ', '~') || body.ContainsAny('*', '#', '|'))
            throw new ArgumentException(
                $"'{term}' is not a term: between its ends it must be printable ASCII without '*', '#' and '|'.", nameof(term));
        return new(body.ToString().ToLowerInvariant(), head, tail);
    }

    /// <summary>True when the text before <paramref name="start"/> and from <paramref name="end"/> on is what the edges ask for.</summary>
    public bool FitsAt(ReadOnlySpan<char> text, int start, int end, int lastBlank) =>
        HeadFits(text, start) && TailFits(text, end, lastBlank);

    private bool HeadFits(ReadOnlySpan<char> text, int start) => Head switch
    {
        Edge.Open => true,
        Edge.Text => start == 0,
        _ => start == 0 || !char.IsAsciiLetterOrDigit(text[start - 1]) || !char.IsAsciiLetterOrDigit(text[start]),
    };

    private bool TailFits(ReadOnlySpan<char> text, int end, int lastBlank) => Tail switch
    {
        Edge.Open => true,
        Edge.Text => end == text.Length,
        Edge.Digit => end < text.Length && char.IsAsciiDigit(text[end]),
        Edge.Letter => end < text.Length && char.IsAsciiLetter(text[end]),
        Edge.LastWord => end > lastBlank,
        Edge.Word => end == text.Length || !char.IsAsciiLetterOrDigit(text[end]) || !char.IsAsciiLetterOrDigit(text[end - 1]),
    };

    // What a term asks for behind it, and how many characters say so.
    private static (Edge Tail, int Marks) ReadTail(ReadOnlySpan<char> term) => term switch
    {
        [.., '*', '$'] => (Edge.LastWord, 2),
        [.., '*'] => (Edge.Open, 1),
        [.., '$'] => (Edge.Text, 1),
        [.., '#'] => (Edge.Digit, 1),
        [.., '@'] when term is not ['*', '@'] => (Edge.Letter, 1),
        _ => (Edge.Word, 0),
    };
}

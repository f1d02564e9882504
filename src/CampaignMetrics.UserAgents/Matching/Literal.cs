namespace CampaignMetrics.UserAgents.Matching;

/// <summary>A text to look for: printable ASCII in lower case, and what may stand before and behind it.</summary>
internal sealed record Literal(string Text, Edge Head, Edge Tail)
{
    /// <summary>What a refusal blames: the argument of <see cref="UserAgentRule"/> that terms stand in.</summary>
    public const string Argument = "when";

    /// <summary>Reads the marks at the ends of a term; see <see cref="UserAgentRule"/>.</summary>
    /// <exception cref="ArgumentException">Nothing is left between the ends, or it is not printable ASCII.</exception>
    public static Literal Read(ReadOnlySpan<char> term)
    {
        var (head, marksBefore) = ReadHead(term);
        var (tail, marksBehind) = ReadTail(term);
        if (marksBefore + marksBehind >= term.Length) throw new ArgumentException($"'{term}' holds no text.", Argument);
        var body = term[marksBefore..^marksBehind];
        if (body.ContainsAnyExceptInRange(' ', '~') || body.ContainsAny('*', '#', '|'))
            throw new ArgumentException(
                $"'{term}' is not a term: between its ends it must be printable ASCII without '*', '#' and '|'.", Argument);
        // Next to a sign of its own a word ends anyway.
        if (head == Edge.Word && !char.IsAsciiLetterOrDigit(body[0])) head = Edge.Open;
        if (tail == Edge.Word && !char.IsAsciiLetterOrDigit(body[^1])) tail = Edge.Open;
        return new(body.ToString().ToLowerInvariant(), head, tail);
    }

    /// <summary>What stands at a place of a text.</summary>
    public static Edge EdgeAt(ReadOnlySpan<char> text, int index) =>
        (uint)index >= (uint)text.Length ? Edge.Text
        : char.IsAsciiLetter(text[index]) ? Edge.Letter
        : char.IsAsciiDigit(text[index]) ? Edge.Digit
        : Edge.Other;

    // Equality over enums that the compiler writes is generic code, which would have to be compiled at the first use.

    /// <summary>True for the same text and edges.</summary>
    public bool Equals(Literal? other) => other is not null && Text == other.Text && Head == other.Head && Tail == other.Tail;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    // What a term asks for before and behind it, and how many characters say so.
    private static (Edge Head, int Marks) ReadHead(ReadOnlySpan<char> term) => term switch
    {
        ['*', ..] => (Edge.Open, 1),
        ['^', ..] => (Edge.Text, 1),
        _ => (Edge.Word, 0),
    };

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

namespace CampaignMetrics.UserAgents.Matching;

/// <summary>A text to search for, in lower-case printable ASCII, and what may stand directly before and behind it.</summary>
internal sealed record Literal(string Text, Edge Head, Edge Tail)
{
    /// <summary>The name of the argument of <see cref="UserAgentRule"/> that exceptions blame.</summary>
    public const string Argument = "when";

    // By a table, because what stands beside a word is hard to foresee: a wrong guess costs more than looking it up.
    private static readonly Edge[] Edges = [.. Enumerable.Range(0, 128).Select(code => EdgeOf((char)code))];

    /// <summary>Parses a term with the marks at its ends; see <see cref="UserAgentRule"/>.</summary>
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
        // Where the term itself begins or ends with a sign, there is a word boundary anyway.
        if (head == Edge.Word && !char.IsAsciiLetterOrDigit(body[0])) head = Edge.Open;
        if (tail == Edge.Word && !char.IsAsciiLetterOrDigit(body[^1])) tail = Edge.Open;
        return new(body.ToString().ToLowerInvariant(), head, tail);
    }

    /// <summary>Classifies the character at an index; outside of the text it is <see cref="Edge.Text"/>.</summary>
    public static Edge EdgeAt(ReadOnlySpan<char> text, int index) =>
        (uint)index >= (uint)text.Length ? Edge.Text
        : text[index] is var character && character < Edges.Length ? Edges[character]
        : Edge.Other;

    private static Edge EdgeOf(char character) =>
        char.IsAsciiLetter(character) ? Edge.Letter : char.IsAsciiDigit(character) ? Edge.Digit : Edge.Other;

    // Written by hand because the generated equality of enums is generic code, which would have to be JIT-compiled at startup.

    /// <summary>True for the same text and edges.</summary>
    public bool Equals(Literal? other) => other is not null && Text == other.Text && Head == other.Head && Tail == other.Tail;

    /// <inheritdoc/>
    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    // The edge that a term requires at its head or tail, and the number of characters that mark it.
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

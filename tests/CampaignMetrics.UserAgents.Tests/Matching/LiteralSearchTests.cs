using CampaignMetrics.UserAgents.Matching;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.UserAgents.Tests.Matching;

public sealed class LiteralSearchTests
{
    [Fact]
    public void It_finds_what_a_search_for_each_literal_finds()
    {
        // Few letters, so that literals overlap, nest and repeat.
        var word = Gen.Elements('a', 'b', 'B', ' ', '1', 'é').NonEmptyListOf().Select(letters => string.Concat(letters));
        var literal = from text in word.Select(text => text.Replace("é", "", StringComparison.Ordinal) + "a")
                      from head in Gen.Elements(Edge.Open, Edge.Word, Edge.Text)
                      from tail in Gen.Elements(Edge.Open, Edge.Word, Edge.Text, Edge.Digit, Edge.Letter, Edge.LastWord)
                      select new Literal(text.ToLowerInvariant(), head, tail);
        Prop.ForAll(literal.NonEmptyListOf().ToArbitrary(), word.ToArbitrary(), (literals, text) =>
        {
            var distinct = literals.Distinct().ToArray();
            return Found(distinct, text).SequenceEqual(distinct.Select(l => OccursIn(text, l)));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Literals_within_literals_are_all_found() =>
        Assert.All(
            Found([new("he", Edge.Open, Edge.Open), new("she", Edge.Open, Edge.Open), new("hers", Edge.Open, Edge.Open)], "USHERS"),
            Assert.True);

    private static bool[] Found(Literal[] literals, string text)
    {
        var search = new LiteralSearch(literals);
        var set = new ulong[search.SetLength];
        var found = new LiteralSet(set);
        search.Find(text, found);
        var isFound = new bool[literals.Length];
        for (var id = 0; id < isFound.Length; id++) isFound[id] = found.Has(id);
        return isFound;
    }

    private static bool OccursIn(string text, Literal literal)
    {
        for (var at = 0; at + literal.Text.Length <= text.Length; at++)
            if (text.AsSpan(at, literal.Text.Length).Equals(literal.Text, StringComparison.OrdinalIgnoreCase)
                && Fits(text, at, at + literal.Text.Length, literal)) return true;
        return false;
    }

    private static bool Fits(string text, int start, int end, Literal literal) =>
        (start == 0 ? literal.Head.HasFlag(Edge.Text) : Allows(literal.Head, text[start - 1]))
        && (literal.Tail == Edge.LastWord ? !text[end..].Contains(' ', StringComparison.Ordinal)
            : end == text.Length ? literal.Tail.HasFlag(Edge.Text) : Allows(literal.Tail, text[end]));

    private static bool Allows(Edge edge, char next) =>
        edge.HasFlag(char.IsAsciiLetter(next) ? Edge.Letter : char.IsAsciiDigit(next) ? Edge.Digit : Edge.Other);
}

using CampaignMetrics.UserAgents.Matching;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.UserAgents.Tests.Matching;

public sealed class AutomatonTests
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
        Assert.All(Found([new("he", Edge.Open, Edge.Open), new("she", Edge.Open, Edge.Open), new("hers", Edge.Open, Edge.Open)], "USHERS"), Assert.True);

    private static bool[] Found(Literal[] literals, string text)
    {
        var automaton = new Automaton(literals);
        var set = new ulong[automaton.SetLength];
        automaton.Find(text, set);
        return [.. literals.Select((_, id) => (set[id >> 6] & (1UL << id)) != 0)];
    }

    private static bool OccursIn(string text, Literal literal)
    {
        for (var at = 0; at + literal.Text.Length <= text.Length; at++)
            if (text.AsSpan(at, literal.Text.Length).Equals(literal.Text, StringComparison.OrdinalIgnoreCase)
                && literal.FitsAt(text, at, at + literal.Text.Length, text.LastIndexOf(' '))) return true;
        return false;
    }
}

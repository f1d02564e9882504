using CampaignMetrics.Bounces.Rules;

namespace CampaignMetrics.Bounces.Tests.Rules;

public sealed class RuleTableTests
{
    private static readonly IReadOnlyList<BounceRule> Rules = BounceClassifier.Default.Rules;

    [Fact]
    public void Every_rule_has_a_name_of_its_own() =>
        Assert.Empty(Rules.GroupBy(rule => rule.Id).Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public void Every_rule_names_its_source() => Assert.DoesNotContain(Rules, rule => rule.Source.Length == 0);

    [Fact]
    public void Every_rule_has_words_or_a_condition() => Assert.DoesNotContain(Rules, rule => rule.Words == "-" && rule.When == "-");

    [Fact]
    public void Words_of_the_next_line_belong_to_the_rule_above()
    {
        var own = BounceClassifier.Default.WithRulesInFront("mine | Expired | - | one thing\n| another thing");
        Assert.Equal(("mine", "mine"), (own.Classify("one thing").Rule, own.Classify("another thing").Rule));
    }

    [Theory]
    [InlineData("| one thing", "mine, line 1: ")]
    [InlineData("# mine\nsource: me\n| one thing\nmine | Expired | - | another thing", "mine, line 3: ")]
    public void Words_above_every_rule_are_refused(string table, string line)
    {
        var own = new RuleTable();
        own.Add("other | Expired | - | something", "other");
        var refused = Assert.Throws<ArgumentException>(() => own.Add(table, "mine"));
        Assert.StartsWith($"{line}there is no rule above these words.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_receivers_than_a_table_can_name_are_refused()
    {
        var own = new RuleTable();
        own.Add(string.Join('\n', Enumerable.Range(1, 64).Select(i => $"receiver: r{i} | r{i}.example")), "mine");
        own.Add("receiver: r64 | r64.test", "mine");
        var refused = Assert.Throws<ArgumentException>(() => own.Add("receiver: r65 | r65.example", "mine"));
        Assert.StartsWith("mine, line 1: there are at most 64 receivers.", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("User   UNKNOWN!", " user unknown ")]
    [InlineData("Boîte pleine", " boite pleine ")]
    [InlineData("<ann.b-c@example.net>: no", " \u0001 no ")]
    [InlineData("host 192.0.2.1 no", " host \u0002 no ")]
    [InlineData("5.1.1 no", " 5.1.1 no ")]
    [InlineData("550-5.1.1 one 550-5.1.1 two", " 550 5.1.1 one two ")]
    [InlineData("doesn’t", " doesn't ")]
    public void Text_is_folded_to_what_rules_are_written_in(string text, string folded)
    {
        Span<byte> buffer = stackalloc byte[200];
        Assert.Equal(folded, System.Text.Encoding.UTF8.GetString(FoldedText.Of(text, SmtpReply.Parse(text), buffer)));
    }
}

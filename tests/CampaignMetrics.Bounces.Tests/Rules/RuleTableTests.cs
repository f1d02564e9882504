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

    [Theory]
    [InlineData("x | UserUnknown | phase=Rcpt | gone", "line 1: 'Rcpt' is no phase: there are Connect, Hello, MailFrom, RcptTo")]
    [InlineData("x | UserUnknown | phase=Unknown | gone", "line 1: 'Unknown' is no phase")]
    [InlineData("# mine\nx | UserUnknown | fase=RcptTo | gone", "line 2: 'fase' is no condition of a rule: there are receiver, phase")]
    [InlineData("x | UserUnknown | receiver=acme | gone", "line 1: 'acme' is no receiver.")]
    [InlineData("x | UserUnknown | receiver | gone", "line 1: '' is no receiver.")]
    [InlineData("x | UserUnknown | code=abc | gone", "line 1: 'abc' is no number.")]
    [InlineData("x | UserUnknown | code | gone", "line 1: '' is no number.")]
    [InlineData("x | UserUnknown | status=5.1 | gone", "line 1: '5.1' is no enhanced status code.")]
    public void A_condition_that_cannot_be_read_is_refused_with_its_line(string table, string told) => AssertRefused(table, told);

    [Theory]
    [InlineData("x | UserUnknown | - | {host} gone", "line 1: '{host}' is no placeholder: there are {address} and {ip}.")]
    [InlineData("x | UserUnknown | - | {address gone", "line 1: '{address gone' is no placeholder")]
    [InlineData("x | UserUnknown | - | never; a+b", "line 1: '+' in 'a+b' stands between two phrases, with a blank on each side")]
    [InlineData("x | UserUnknown | - | a~b", "line 1: '~' in 'a~b' stands between two phrases")]
    [InlineData("x | UserUnknown | - | a ~ ; b", "line 1: '~' in 'a ~' stands between two phrases")]
    [InlineData("x | UserUnknown | - | a ~ b + c", "line 1: '+' in 'a ~ b + c' stands between two phrases")]
    [InlineData("x | UserUnknown | - | a + !", "line 1: 'a + !' lacks a word.")]
    [InlineData("x | UserUnknown | - | one\n| two; *", "line 2: '*' lacks a word.")]
    [InlineData("receiver: acme | acme+example", "line 1: '+' in 'acme+example' stands between two phrases")]
    public void Words_that_could_never_match_are_refused_with_their_line(string table, string told) => AssertRefused(table, told);

    [Theory]
    [InlineData("x | UserUnknown | - | -")]
    [InlineData("x | UserUnknown | | ;")]
    public void A_rule_that_would_hold_for_every_reply_is_refused(string table) =>
        AssertRefused($"# mine\n{table}\ny | UserUnknown | - | gone", "line 2: 'x' has neither a condition nor words");

    [Fact]
    public void Words_may_begin_on_the_line_below_their_rule() =>
        Assert.Equal(
            "x", BounceClassifier.Default.WithRulesInFront("x | UserUnknown | - | -\n| gone for good").Classify("Gone for good").Rule);

    private static void AssertRefused(string table, string told)
    {
        var refused = Assert.Throws<ArgumentException>(() => BounceClassifier.Default.WithRulesInFront(table));
        Assert.StartsWith($"The given table, {told}", refused.Message, StringComparison.Ordinal);
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

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
    public void No_source_is_general() =>
        Assert.DoesNotContain(
            Rules,
            rule => rule.Source.StartsWith("general", StringComparison.OrdinalIgnoreCase)
                || rule.Source.Contains("general wordings", StringComparison.OrdinalIgnoreCase));

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
    [InlineData("x | UserUnknown | phase=Rcpt | gone", "line 1, rule 'x': 'Rcpt' is no phase: there are Connect, Hello, MailFrom, RcptTo")]
    [InlineData("x | UserUnknown | phase=Unknown | gone", "line 1, rule 'x': 'Unknown' is no phase")]
    [InlineData(
        "# mine\nx | UserUnknown | fase=RcptTo | gone", "line 2, rule 'x': 'fase' is no condition of a rule: there are receiver, phase")]
    [InlineData("x | UserUnknown | receiver=acme | gone", "line 1, rule 'x': 'acme' is no receiver.")]
    [InlineData("x | UserUnknown | receiver | gone", "line 1, rule 'x': '' is no receiver.")]
    [InlineData("x | UserUnknown | code=abc | gone", "line 1, rule 'x': 'abc' is no number.")]
    [InlineData("x | UserUnknown | code | gone", "line 1, rule 'x': '' is no number.")]
    [InlineData("x | UserUnknown | status=5.1 | gone", "line 1, rule 'x': '5.1' is no enhanced status code, such as")]
    [InlineData("x | UserUnknown | code=700 | gone", "line 1, rule 'x': '700' is no reply code: there are 2xx, 4xx, 5xx, and 0 for none.")]
    [InlineData("x | UserUnknown | code=550,3xx | gone", "line 1, rule 'x': '3xx' is no reply code")]
    [InlineData("x | UserUnknown | status=9.1.1 | gone", "line 1, rule 'x': '9.1.1' is no enhanced status code, such as 5.1.1 or 4.x.x.")]
    [InlineData("x | UserUnknown | status=5.8.1 | gone", "line 1, rule 'x': '5.8.1' is no enhanced status code")]
    [InlineData(
        "x | UserUnknown | code=550 code=551 | gone", "line 1, rule 'x': 'code' stands twice: several values are separated by commas.")]
    [InlineData("x | UserUnknown | receiver=google receiver=yahoo | -", "line 1, rule 'x': 'receiver' stands twice")]
    [InlineData("x | UserUnknown | code=550 not=5xx | gone", "line 1, rule 'x': 'code=550 not=5xx' could never hold")]
    [InlineData("x | UserUnknown | status=5.1.1 not=5.1.x | gone", "line 1, rule 'x': 'status=5.1.1 not=5.1.x' could never hold")]
    public void A_condition_that_cannot_be_read_is_refused_with_its_line(string table, string told) => AssertRefused(table, told);

    [Theory]
    [InlineData("x | UserUnknown | - | {host} gone", "line 1, rule 'x': '{host}' is no placeholder: there are {address} and {ip}.")]
    [InlineData("x | UserUnknown | - | {address gone", "line 1, rule 'x': '{address gone' is no placeholder")]
    [InlineData("x | UserUnknown | - | never; a+b", "line 1, rule 'x': '+' in 'a+b' stands between two phrases, with a blank on each side")]
    [InlineData("x | UserUnknown | - | a~b", "line 1, rule 'x': '~' in 'a~b' stands between two phrases")]
    [InlineData("x | UserUnknown | - | a ~ ; b", "line 1, rule 'x': '~' in 'a ~' stands between two phrases")]
    [InlineData("x | UserUnknown | - | a ~ b + c", "line 1, rule 'x': '+' in 'a ~ b + c' stands between two phrases")]
    [InlineData("x | UserUnknown | - | a + !", "line 1, rule 'x': 'a + !' lacks a word.")]
    [InlineData("x | UserUnknown | - | one\n| two; *", "line 2, rule 'x': '*' lacks a word.")]
    [InlineData("x | UserUnknown | - | mail ~ mail", "line 1, rule 'x': 'mail ~ mail' could never occur: it asks for what it excludes.")]
    [InlineData("x | UserUnknown | - | gone\n| no mail + here ~ Mail", "line 2, rule 'x': 'no mail + here ~ Mail' could never occur")]
    [InlineData("x | UserUnknown | - | mailbox ~ mail*", "line 1, rule 'x': 'mailbox ~ mail*' could never occur")]
    [InlineData("receiver: acme | acme+example", "line 1: '+' in 'acme+example' stands between two phrases")]
    public void Words_that_could_never_match_are_refused_with_their_line(string table, string told) => AssertRefused(table, told);

    [Theory]
    [InlineData("x | UserUnknown | - | user on 10.0.0.1", "'user on 10.0.0.1' could never occur: every network address is read as {ip}.")]
    [InlineData("x | UserUnknown | - | ask kim@mail.example", "'ask kim@mail.example' could never occur: every mail address is read")]
    [InlineData("x | UserUnknown | - | {ip}bar", "'{ip}bar' could never occur: a placeholder is a word of its own.")]
    [InlineData("x | UserUnknown | - | gone; fo*o", "'*' in 'fo*o' is not at the end of a phrase.")]
    [InlineData("x | UserUnknown | - | here ~ x* y", "'*' in 'here ~ x* y' is not at the end of a phrase.")]
    [InlineData("x | UserUnknown | - | gone # for good", "'#' in 'gone # for good' begins no comment: a comment has a line of its own.")]
    [InlineData("x | UserUnknown | - | gone | for good", "'|' in 'gone | for good' begins a fifth column: a rule has four.")]
    public void Own_words_that_could_never_match_are_refused(string table, string told) =>
        AssertRefused(table, $"line 1, rule 'x': {told}");

    [Theory, InlineData("receiver: acme"), InlineData("receiver: acme |"), InlineData("receiver: acme | -")]
    public void A_receiver_without_words_is_refused(string line) =>
        AssertRefused($"# ours\n{line}\nx | UserUnknown | receiver=acme | gone", "line 2: the receiver 'acme' has no words");

    [Fact]
    public void The_words_of_a_receiver_may_stand_on_the_line_below() =>
        Assert.Equal("x", BounceClassifier.Default.WithRulesInFront(
            "receiver: acme\n| acme gateway\nx | UserUnknown | receiver=acme | gone").Classify("550 Acme gateway: gone").Rule);

    [Theory]
    [InlineData("https://help.acme.example/mailbox-full", "550 No. See https://help.acme.example/mailbox-full")]
    [InlineData("https://help.acme.example/mailbox-full", "550 No (https://help.acme.example/mailbox-full?id=7)")]
    [InlineData("see https://help.acme.example/full for more", "550 See https://help.acme.example/full for more")]
    [InlineData("https://help.acme.example/full*", "550 No: https://help.acme.example/fullbox/7")]
    [InlineData("help.acme.example/mailbox-full", "550 No. See https://help.acme.example/mailbox-full")]
    [InlineData("help.acme.example/mailbox-full", "550 No. See help.acme.example/mailbox-full")]
    [InlineData("acme.example/full", "550 No. See https://help.acme.example/full")]
    [InlineData("https://help.acme.example", "550 No. See https://help.acme.example")]
    [InlineData("held by mx.acme.example until", "550 Held by mx.acme.example until Monday")]
    [InlineData("never + acme.example/full", "550 Never. See https://help.acme.example/full")]
    [InlineData("#5.1.1", "550 gone (#5.1.1)")]
    public void A_page_or_host_is_found_as_it_is_written(string words, string reply) =>
        Assert.Equal("x", BounceClassifier.Default.WithRulesInFront($"x | UserUnknown | - | {words}").Classify(reply).Rule);

    [Fact]
    public void A_page_can_be_excluded() =>
        Assert.NotEqual("x", BounceClassifier.Default.WithRulesInFront("x | UserUnknown | - | gone ~ https://acme.example/a").Classify(
            "550 gone, see https://acme.example/a").Rule);

    [Fact]
    public void All_faults_of_a_table_are_values()
    {
        const string Table = "x | Nothing | - | gone\n| fo*o\ny | UserUnknown | - | -\nz | UserUnknown | - | gone";
        Assert.False(BounceClassifier.Default.TryWithRulesInFront(Table, out var none, out var faults));
        Assert.Null(none);
        Assert.Equal([(1, "x"), (2, "x"), (3, null)], faults.Select(fault => (fault.Line, fault.Rule)));
        Assert.Equal("line 1, rule 'x': 'Nothing' is no reason.", faults[0].ToString());
    }

    [Fact]
    public void A_right_table_has_no_faults()
    {
        Assert.True(BounceClassifier.Default.TryWithRulesInFront("z | UserUnknown | - | gone", out var own, out var faults));
        Assert.Empty(faults);
        Assert.Equal("z", own.Classify("gone").Rule);
    }

    [Theory]
    [InlineData("code=0,5xx"), InlineData("code=250"), InlineData("status=x.7.x not=5.7.x"), InlineData("code=550,551 status=4.x.x")]
    public void Conditions_that_some_reply_may_meet_are_taken(string when) =>
        Assert.NotNull(BounceClassifier.Default.WithRulesInFront(
            $"x | UserUnknown | {when} | mail* ~ mail; email ~ mail; a mail ~ the mail"));

    [Theory]
    [InlineData("2001:db8::25"), InlineData("[2001:DB8:0:0:0:0:0:25]"), InlineData("[IPv6:2001:db8::25]")]
    [InlineData("::1"), InlineData("fe80::")]
    [InlineData("::ffff:192.0.2.1"), InlineData("192.0.2.1"), InlineData("2001:db8::25:")]
    public void Any_network_address_stands_for_its_placeholder(string address)
    {
        const string Rule = "mine | IpBlocked | - | client {ip} is unwelcome; client ipv6 {ip} is unwelcome";
        var own = BounceClassifier.Default.WithRulesInFront(Rule);
        Assert.Equal("mine", own.Classify($"550 client {address} is unwelcome").Rule);
    }

    [Theory]
    [InlineData("10:20:30"), InlineData("00:1b:44:11:3a:b7"), InlineData("Mail::Box"), InlineData("a:b"), InlineData("1:2:3:4:5:6:7:8:9")]
    [InlineData("2001:db8::1::2"), InlineData("::"), InlineData("12345::1")]
    public void What_only_has_colons_is_no_network_address(string text)
    {
        var own = BounceClassifier.Default.WithRulesInFront("mine | IpBlocked | - | {ip}");
        Assert.NotEqual("mine", own.Classify($"550 client {text} is unwelcome").Rule);
    }

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

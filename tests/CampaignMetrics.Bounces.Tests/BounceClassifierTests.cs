using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CampaignMetrics.Bounces.Tests;

public sealed class BounceClassifierTests
{
    private static readonly BounceClassifier Classifier = BounceClassifier.Default;

    [Fact]
    public void A_full_mailbox_is_a_soft_bounce() => Assert.Equal(BounceClass.Soft, Classifier.Classify("552 5.2.2 Mailbox full").Class);

    [Fact]
    public void A_verdict_says_by_which_rule_and_words_it_was_told()
    {
        var verdict = Classifier.Classify("550 sorry, user unknown");
        Assert.Equal(("user-unknown", "user unknown"), (verdict.Rule, verdict.Evidence));
        Assert.Contains("Sisimai (userunknown.rb)", verdict.Source, StringComparison.Ordinal);
        Assert.Equal(BounceTaxonomy.Of(BounceReason.UserUnknown).Explanation, verdict.Explanation);
        Assert.True(verdict.Suppress);
        Assert.False(verdict.RetryHelps);
    }

    [Theory]
    [InlineData("250 2.0.0 OK queued")]
    [InlineData("250 accepted, will try later")]
    public void A_reply_that_takes_the_message_has_no_reason(string reply) => Assert.Equal(default, Classifier.Classify(reply));

    [Theory]
    [InlineData("552 Your message to <ann@example.net> was automatically rejected: mailbox is full", BounceReason.MailboxFull)]
    [InlineData("550 please unsubscribe me: user unknown", BounceReason.UserUnknown)]
    public void Only_what_a_recipient_s_script_refuses_is_the_recipient_s_filter(string reply, BounceReason reason) =>
        Assert.Equal(reason, Classifier.Classify(reply).Reason);

    [Theory]
    [InlineData("421 4.2.1 Service refuse. Veuillez essayer plus tard. LPN007_510", BounceClass.Temporary)]
    [InlineData("550 5.5.0 Service refuse. Veuillez essayer plus tard. LPN007_510", BounceClass.Blocked)]
    public void Orange_and_La_Poste_refuse_for_now_or_for_good_by_the_code_of_the_reply(string reply, BounceClass told) =>
        Assert.Equal(told, Classifier.Classify(reply).Class);

    [Theory]
    [InlineData("550 user unknown", true)]
    [InlineData("552 5.2.2 sorry", true)]
    [InlineData("550 5.1.1 rejected", true)]
    [InlineData("550 mailbox unavailable", false)]
    [InlineData("550 rejected", false)]
    [InlineData("554 transaction failed", false)]
    [InlineData("450", false)]
    [InlineData("good morning", false)]
    public void A_verdict_is_clear_where_words_or_a_code_say_one_thing_only(string reply, bool isClear) =>
        Assert.Equal(isClear, Classifier.Classify(reply).IsClear);

    [Theory]
    [InlineData("MailboxFull", true)]
    [InlineData("mailbox_full", true)]
    [InlineData("Rejected", false)]
    public void A_provider_s_word_is_as_clear_as_a_reply(string word, bool isClear) =>
        Assert.Equal(isClear, Classifier.ClassifyWord(word).IsClear);

    [Theory]
    [InlineData("550 5.1.1 ann: user unknown. ")]
    [InlineData("550 5.1.1 ann: user unknown; ")]
    [InlineData("550 5.1.1 ann: user unknown, see https://club.example/")]
    [InlineData("550 ann: user unknown. ")]
    public void What_stands_behind_the_verdict_changes_nothing(string verdict)
    {
        string[] advices = ["blacklisted senders may ask us", "your IP is listed in zen.spamhaus.org", "spam", "no DKIM, no mail"];
        foreach (var advice in advices)
            Assert.Equal(BounceReason.UserUnknown, Classifier.Classify(verdict + advice).Reason);
    }

    [Theory]
    [InlineData("550 mailbox unavailable. Your IP is blacklisted", BounceReason.IpBlocked)]
    [InlineData("450 4.1.1 user unknown... greylisted", BounceReason.Greylisted)]
    [InlineData("550 5.7.1 relaying denied. User unknown", BounceReason.RelayingDenied)]
    [InlineData("550 5.1.1 sorry. Blacklisted", BounceReason.IpBlocked)]
    public void A_first_clause_that_is_vague_or_says_the_same_class_leaves_the_others(string reply, BounceReason reason) =>
        Assert.Equal(reason, Classifier.Classify(reply).Reason);

    [Fact]
    public void A_null_MX_is_final_whatever_status_stands_beside_it() =>
        Assert.Equal(BounceClass.Hard, BounceClassifier.Default.Classify("4.0.0 example.net returned Null MX").Class);

    [Fact]
    public void Whatever_other_words_stand_behind_a_bare_status_of_class_4_it_is_never_hard()
    {
        var phrases = BounceClassifier.Default.Rules.Where(rule => rule.Id != "null-mx")
            .SelectMany(rule => rule.Words.Split(';', StringSplitOptions.TrimEntries))
            .Select(words => words.Split(" ~ ")[0].Replace(" + ", " ", StringComparison.Ordinal))
            .Select(words => words.Replace("*", "", StringComparison.Ordinal))
            .Select(words => words.Replace("{address}", "ann@example.net", StringComparison.Ordinal));
        Assert.DoesNotContain(
            phrases, words => BounceClassifier.Default.Classify($"4.4.4 {words} for example.net").Class == BounceClass.Hard);
    }

    [Theory]
    [InlineData(SmtpPhase.Connect), InlineData(SmtpPhase.Hello), InlineData(SmtpPhase.MailFrom)]
    public void Before_a_recipient_was_named_nothing_is_said_of_one(SmtpPhase phase) =>
        Assert.NotEqual(
            BounceClass.Hard,
            BounceClassifier.Default.Classify(SmtpReply.Parse("550 5.1.1 no such user"), new BounceContext { Phase = phase }).Class);

    [Fact]
    public void A_rule_of_ones_own_may_say_it_all_the_same()
    {
        var own = BounceClassifier.Default.WithRulesInFront("acme | UserUnknown | - | acme has nobody of that name");
        var seen = new BounceContext { Phase = SmtpPhase.MailFrom };
        Assert.Equal(BounceReason.UserUnknown, own.Classify(SmtpReply.Parse("550 Acme has nobody of that name"), seen).Reason);
    }

    [Fact]
    public void A_rule_does_not_hold_under_a_code_that_it_leaves_out()
    {
        var own = BounceClassifier.Default.WithRulesInFront("acme | MailboxFull | not=551 | acme is stuffed");
        Assert.Equal("acme", own.Classify("550 Acme is stuffed").Rule);
        Assert.NotEqual("acme", own.Classify("551 Acme is stuffed").Rule);
    }

    [Fact]
    public void A_reply_that_begins_with_4_is_never_hard()
    {
        var reasons = BounceTaxonomy.All.Where(facts => facts.Class == BounceClass.Hard);
        Assert.All(reasons, _ => Assert.Equal(BounceClass.Temporary, Classifier.Classify("450 4.1.1 user unknown").Class));
        Check.One(
            Config.QuickThrowOnFailure,
            Prop.ForAll(Arbitraries.ReplyText, text => Classifier.Classify("450 " + text).Class != BounceClass.Hard));
    }

    [Property(Arbitrary = [typeof(Arbitraries)])]
    public bool The_same_reply_always_gives_the_same_verdict(string text) => Classifier.Classify(text) == Classifier.Classify(text);

    [Property(Arbitrary = [typeof(Arbitraries)])]
    public bool Case_makes_no_difference(string text) => Classifier.Classify(text) == Classifier.Classify(text.ToUpperInvariant());

    [Fact]
    public void The_name_of_a_mailbox_is_no_word_of_the_server() =>
        Assert.Equal(BounceReason.UserUnknown, Classifier.Classify("550 <mailbox.full.spam@quota.example>: user unknown").Reason);

    [Fact]
    public void A_sentence_over_several_lines_is_read_as_one() =>
        Assert.Equal(
            BounceReason.MailboxInactive,
            Classifier.Classify(
                "550-5.2.1 The email account that you tried to\r\n550-5.2.1 reach is\r\n550 5.2.1 disabled. - gsmtp").Reason);

    [Fact]
    public void The_same_code_means_different_things_at_different_receivers()
    {
        var google = new BounceContext(RemoteHost: "gmail-smtp-in.l.google.com");
        Assert.Equal(
            BounceReason.RateLimited, Classifier.Classify(SmtpReply.Parse("450 4.2.1 receiving mail at a rate that"), google).Reason);
        Assert.Equal(BounceReason.MailboxInactive, Classifier.Classify("550 5.2.1").Reason);
        Assert.Equal(
            BounceReason.UserUnknown,
            Classifier.Classify(
                SmtpReply.Parse("550 5.4.1 Recipient address rejected: Access denied"),
                new BounceContext(RemoteHost: "x.mail.protection.outlook.com")).Reason);
    }

    [Fact]
    public void What_is_refused_at_MAIL_FROM_is_the_sender() =>
        Assert.Equal(BounceReason.SenderRejected, Classifier.Classify("550 access denied (in reply to MAIL FROM command)").Reason);

    [Fact]
    public void A_context_stands_in_for_codes_that_the_text_lacks() =>
        Assert.Equal(
            BounceReason.MailboxFull,
            Classifier.Classify(SmtpReply.Parse("sorry"), new BounceContext(Status: new EnhancedStatusCode(5, 2, 2))).Reason);

    [Fact]
    public void Own_rules_come_first()
    {
        var own = Classifier.WithRulesInFront(
            "source: our own\nour-rule | PolicyRefused | code=550 receiver=google | user unknown + tuesday ~ holiday");
        var google = new BounceContext(RecipientDomain: "gmail.com");
        Assert.Equal(
            ("our-rule", "our own"),
            (
                own.Classify(SmtpReply.Parse("550 user unknown on Tuesday"), google).Rule,
                own.Classify(SmtpReply.Parse("550 user unknown on Tuesday"), google).Source));
        Assert.Equal("user-unknown", own.Classify(SmtpReply.Parse("550 user unknown on Tuesday, a holiday"), google).Rule);
        Assert.Equal("user-unknown", own.Classify("550 user unknown on Tuesday").Rule);
        Assert.Equal("user-unknown", own.Classify(SmtpReply.Parse("551 user unknown on Tuesday"), google).Rule);
    }

    [Theory]
    [InlineData("only | three | columns", "line 1")]
    [InlineData("# fine\nid | NoSuchReason | - | words", "line 2")]
    [InlineData("id | Expired | phase=Lunch | words", "phase")]
    [InlineData("id | Expired | receiver=nobody | words", "nobody")]
    [InlineData("id | Expired | - | mailbox full; !?", "lacks a word")]
    public void A_rule_that_cannot_be_read_is_refused_with_its_place(string table, string message) =>
        Assert.Contains(
            message, Assert.Throws<ArgumentException>(() => Classifier.WithRulesInFront(table)).Message, StringComparison.Ordinal);

    [Fact]
    public void Another_class_map_changes_the_class_and_nothing_else()
    {
        var strict = Classifier.WithClasses(BounceClassMap.Default.With(BounceReason.MailboxFull, BounceClass.Hard));
        Assert.Equal(Classifier.Classify("552 mailbox full") with { Class = BounceClass.Hard }, strict.Classify("552 mailbox full"));
        Assert.Equal(BounceClass.Temporary, strict.Classify("452 mailbox full").Class);
    }

    [Fact]
    public void Nothing_is_allocated_for_a_reply()
    {
        const string Reply = "host mx.example.net[192.0.2.1] said: 552 5.2.2 Mailbox full (in reply to RCPT TO command)";
        Classifier.Classify(Reply);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++) Classifier.Classify(Reply);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void The_default_verdict_says_nothing()
    {
        Assert.Equal(default, Classifier.Classify(""));
        Assert.Equal(BounceClass.Undetermined, default(BounceVerdict).Class);
    }
}

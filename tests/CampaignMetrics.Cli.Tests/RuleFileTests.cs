namespace CampaignMetrics.Cli.Tests;

/// <summary>Files of bounce rules, which <c>--rules</c> names, and mailboxes in which a mail is damaged.</summary>
[Collection(InProcess.Collection)]
public sealed class RuleFileTests
{
    private const string Rules = "source: our postmaster\nours | SpamDetected | code=550 | no such user\n";

    private const string Bounce = """
        Return-Path: <>
        From: MAILER-DAEMON@mx.example.net
        To: news@example.org
        Subject: Undelivered Mail Returned to Sender
        Message-ID: <1@mx.example.net>
        Date: Mon, 2 Mar 2026 09:00:00 +0000
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"
        MIME-Version: 1.0

        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.net

        Final-Recipient: rfc822; ann@example.net
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 no such user

        --b--

        """;

    [Fact]
    public void Replies_are_judged_by_them_first()
    {
        using var rules = new TemporaryFile(Rules);
        var run = InProcess.Run("550 no such user\n", "bounce", "--replies", "--rules", rules.Path, "-");
        Assert.Contains("\"rule\":\"ours\"", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bounce", "\"reason\":\"spamDetected\""), InlineData("import mail", "\"bounceClass\":\"blocked\"")]
    public void Mails_are_judged_by_them_first(string command, string told)
    {
        using var rules = new TemporaryFile(Rules);
        using var mail = new TemporaryFile(Bounce);
        var run = InProcess.Run("", [.. command.Split(' '), mail.Path, "--rules", rules.Path]);
        Assert.Contains(told, run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# ours\nours | SpamDetected | code=700 | no\n", "line 2, rule 'ours': '700' is no reply code")]
    [InlineData("ours | Spam | - | no\n", "line 1, rule 'ours': 'Spam' is no reason.")]
    [InlineData("ours | SpamDetected\n", "line 1: a rule has four columns.")]
    [InlineData(
        "ours | Spam | - | no\nx | SpamDetected | - | fo*o\n\ny | Spam | - | no",
        "line 1, rule 'ours': 'Spam' is no reason. (and 2 lines more)")]
    [InlineData("# nothing yet\n", "holds no rule: it is empty, or has comments, sources or receivers only")]
    [InlineData("", "holds no rule")]
    [InlineData("receiver: acme | mx.acme.example\n", "holds no rule: it is empty, or has comments, sources or receivers only")]
    [InlineData("PK\u0003\u0004", "holds no rules: it is")]
    public void A_file_that_cannot_be_used_is_refused_with_its_line(string content, string told)
    {
        using var rules = new TemporaryFile(content);
        var run = InProcess.Run("550 no such user\n", "bounce", "--replies", "--rules", rules.Path, "-");
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"campaign-metrics: {rules.Path}: {told}", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", run.Error, StringComparison.Ordinal);
    }

    [Theory, InlineData("acme.example", "blocked"), InlineData("other.example", "hard")]
    public void What_a_provider_posts_is_judged_by_them_and_by_whose_domain_it_is(string domain, string bounceClass)
    {
        using var rules = new TemporaryFile(
            "receiver: acme | acme.example\nours | SpamDetected | receiver=acme code=550 | no such user\n");
        var body = $$"""
            [{"event":"bounce","type":"bounce","email":"ann@{{domain}}","timestamp":1772442000,"sg_event_id":"1","sg_message_id":"m",
              "reason":"550 no such user"}]
            """;
        var run = InProcess.Run(body, "import", "sendgrid", "-", "--rules", rules.Path);
        Assert.Contains($"\"bounceClass\":\"{bounceClass}\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Exports_have_no_use_for_them()
    {
        using var rules = new TemporaryFile(Rules);
        var run = InProcess.Run("a,b\n1,2\n", "import", "csv", "-", "--rules", rules.Path);
        Assert.Equal(
            (2, "campaign-metrics: --rules is for what servers said: import mail, and what providers post\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public void A_damaged_mail_of_a_mailbox_is_named_with_its_number_and_hides_no_other()
    {
        const string Separator = "From MAILER-DAEMON Mon Mar  2 09:00:00 2026\n";
        using var mailbox = new TemporaryFile($"{Separator}{Bounce}\n{Separator}no mail at all\n\n{Separator}{Bounce}");
        var run = InProcess.Run("", "bounce", mailbox.Path);
        Assert.Equal((2, 2), (run.ExitCode, run.Output.Split("\"hard\"").Length - 1));
        Assert.StartsWith(
            $"campaign-metrics: {mailbox.Path}: mail 2: is no mail, it has no header fields", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("looks like a mail", run.Error, StringComparison.Ordinal);
    }
}

namespace CampaignMetrics.Cli.Tests.Import;

/// <summary><c>import mail</c>, and <c>bounce</c> of a mailbox.</summary>
[Collection(InProcess.Collection)]
public sealed class MailImportTests
{
    private const string Bounce =
        """
        From: MAILER-DAEMON@mx.example.org
        To: bounces@shop.example
        Subject: Undelivered Mail Returned to Sender
        Date: Mon, 2 Mar 2026 09:00:03 +0000
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: message/delivery-status

        Final-Recipient: rfc822; ann@example.org
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 user unknown
        --b
        Content-Type: message/rfc822

        From: news@shop.example
        To: ann@example.org
        Message-ID: <42@shop.example>
        X-Campaign: spring
        --b--

        """;

    private const string Complaint =
        """
        From: fbl@mailbox.example
        To: fbl@shop.example
        Date: Mon, 2 Mar 2026 10:00:00 +0000
        Content-Type: multipart/report; report-type=feedback-report; boundary="f"

        --f
        Content-Type: message/feedback-report

        Feedback-Type: abuse
        Original-Rcpt-To: bob@mailbox.example
        --f--

        """;

    private const string Reply =
        """
        From: Cas <cas@example.org>
        To: bounces+cas=example.org@shop.example
        Date: Mon, 2 Mar 2026 11:00:00 +0000
        Subject: Out of office: News
        Auto-Submitted: auto-replied

        I am away.

        """;

    private const string Ordinary = "From: dee@example.org\nTo: news@shop.example\nSubject: Hello\n\nHow are you?\n";

    private const string Separator = "\nFrom MAILER-DAEMON Mon Mar  2 09:00:03 2026\n";

    private static string Mailbox(params string[] mails) => string.Concat(mails.Select(mail => Separator + mail)).TrimStart('\n');

    [Fact]
    public void A_bounce_becomes_an_event()
    {
        using var file = new TemporaryFile(Bounce);
        var run = InProcess.Run("", "import", "mail", file.Path, "--email", "spring");
        Assert.Equal(0, run.ExitCode);
        var bounced = Assert.IsType<Bounced>(EventLines.Parse(run.Output.TrimEnd('\n')).Event);
        Assert.Equal(
            ("spring", "ann@example.org", "550 5.1.1 user unknown"),
            (bounced.Email!.Value.Value, bounced.Recipient.Value, bounced.Response.Smtp));
        Assert.Contains("\"messageId\":\"42@shop.example\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mailbox_holds_many_mails_of_all_kinds()
    {
        using var file = new TemporaryFile(Mailbox(Bounce, Complaint, Reply, Ordinary));
        var run = InProcess.Run("", "import", "mail", file.Path, "--email", "spring");
        Assert.Equal(0, run.ExitCode);
        var events = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => EventLines.Parse(line).Event).ToList();
        Assert.Equal(["ann@example.org", "bob@mailbox.example", "cas@example.org"], events.Select(told => told!.Recipient.Value));
        Assert.IsType<SpamReported>(events[1]);
        Assert.True(Assert.IsType<Bounced>(events[2]).AutoReply);
        Assert.Equal(
            $"{file.Path}: mail 4: no event of a message: a mail that is no report\n"
                + "events 3 (bounced 2, spamReported 1), skipped 0, others 1\n",
            run.Error);
    }

    [Fact]
    public void Without_a_key_each_message_is_an_email_of_its_own()
    {
        using var file = new TemporaryFile(Bounce);
        Assert.Contains("\"email\":\"42@shop.example\"", InProcess.Run("", "import", "mail", file.Path).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_key_may_stand_in_a_field_of_the_returned_message()
    {
        using var file = new TemporaryFile(Mailbox(Bounce, Reply));
        var run = InProcess.Run("", "import", "mail", file.Path, "--email-from", "X-Campaign");
        Assert.Contains("\"email\":\"spring\"", run.Output, StringComparison.Ordinal);
        Assert.Contains($"{file.Path}: mail 2: nothing where --email-from says the email is", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_complaint_is_kept_where_nothing_says_the_email()
    {
        using var file = new TemporaryFile(Complaint);
        var run = InProcess.Run("", "import", "mail", file.Path, "--email-from", "X-Campaign");
        Assert.Null(Assert.IsType<SpamReported>(EventLines.Parse(run.Output.TrimEnd('\n')).Event).Email);
        Assert.Equal("events 1 (spamReported 1), skipped 0, others 0\n", run.Error);
    }

    [Fact]
    public void An_ordinary_mail_is_no_event_wherever_the_email_is_said_to_stand()
    {
        using var file = new TemporaryFile(Ordinary);
        var run = InProcess.Run("", "import", "mail", file.Path, "--email-from", "X-Campaign");
        Assert.EndsWith("skipped 0, others 1\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_bounce_command_reads_the_files_behind_one_that_is_no_mail()
    {
        using var wrong = new TemporaryFile("no mail at all\n");
        using var file = new TemporaryFile(Bounce);
        var run = InProcess.Run("", "bounce", wrong.Path, file.Path);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("\"recipient\":\"ann@example.org\"", run.Output, StringComparison.Ordinal);
        Assert.StartsWith($"campaign-metrics: {wrong.Path}: is no mail", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_bounce_command_says_whether_to_try_again_and_whether_to_stop_mailing()
    {
        using var file = new TemporaryFile(Bounce);
        Assert.Contains("\"retryHelps\":false,\"suppress\":true", InProcess.Run("", "bounce", file.Path).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_bounce_command_unpacks_gzip()
    {
        using var file = new TemporaryFile("");
        using (var gzip = new System.IO.Compression.GZipStream(File.Create(file.Path), System.IO.Compression.CompressionMode.Compress))
            gzip.Write(System.Text.Encoding.UTF8.GetBytes(Bounce));
        var run = InProcess.Run("", "bounce", file.Path);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("\"recipient\":\"ann@example.org\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_that_names_nobody_is_counted()
    {
        using var file = new TemporaryFile(Complaint.Replace("Original-Rcpt-To: bob@mailbox.example\n", "", StringComparison.Ordinal));
        var run = InProcess.Run("", "import", "mail", file.Path);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains("skipped 1 (1 × the report names no recipient)", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_strict_import_stops_at_it()
    {
        using var file = new TemporaryFile(Complaint.Replace("Original-Rcpt-To: bob@mailbox.example\n", "", StringComparison.Ordinal));
        Assert.Equal(1, InProcess.Run("", "import", "mail", file.Path, "--strict").ExitCode);
    }

    [Fact]
    public void Only_events_of_a_type_are_taken()
    {
        using var file = new TemporaryFile(Mailbox(Bounce, Complaint));
        Assert.Equal(
            "events 1 (spamReported 1), skipped 0, others 0\n",
            InProcess.Run("", "import", "mail", file.Path, "--type", "spamReported").Error);
    }

    [Fact]
    public void A_file_that_is_no_mail_is_told_from_one()
    {
        using var file = new TemporaryFile("{\"type\":\"sent\"}\n");
        var run = InProcess.Run("", "import", "mail", file.Path);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("is no mail, it has no header fields", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--zone", "UTC")]
    [InlineData("--header", "A: b")]
    public void Options_for_other_files_are_refused(string option, string value)
    {
        using var file = new TemporaryFile(Bounce);
        Assert.Equal(2, InProcess.Run("", "import", "mail", file.Path, option, value).ExitCode);
    }

    [Fact]
    public void The_bounce_command_answers_for_each_mail_of_a_mailbox()
    {
        using var file = new TemporaryFile(Mailbox(Bounce, Complaint, Ordinary));
        var run = InProcess.Run("", "bounce", file.Path, "--format", "csv");
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1);
        Assert.Equal(["1", "2", "3"], lines.Select(line => line.TrimEnd('\r').Split(',')[^1]));
    }
}

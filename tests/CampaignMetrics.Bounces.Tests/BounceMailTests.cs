namespace CampaignMetrics.Bounces.Tests;

public sealed class BounceMailTests
{
    [Fact]
    public void A_delivery_status_notification_names_recipient_cause_and_server()
    {
        var mail = Mails.Read(Mails.Postfix);
        var report = Assert.Single(mail.Reports);
        Assert.Equal(BounceMailKind.DeliveryReport, mail.Kind);
        Assert.Equal(("ann@example.net", "Ann@Example.net", ReportKind.Bounce), (report.Recipient, report.OriginalRecipient, report.Kind));
        Assert.Equal((BounceClass.Hard, BounceReason.UserUnknown), (report.Verdict.Class, report.Verdict.Reason));
        Assert.Equal((550, "5.1.1", "mx.example.net"), (report.SmtpCode, report.Status.ToString(), report.RemoteMta));
        Assert.StartsWith(
            "550 5.1.1 <ann@example.net>: Recipient address rejected: User unknown", report.Diagnostic, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5.4.7")]
    [InlineData("4.4.7")]
    public void A_report_that_says_the_time_is_over_is_expired_whatever_answer_it_quotes(string status)
    {
        var mail = Mails.Postfix.Replace("Status: 5.1.1", $"Status: {status}", StringComparison.Ordinal);
        Assert.NotEqual(Mails.Postfix, mail);
        Assert.Equal(BounceReason.Expired, Assert.Single(Mails.Read(mail).Reports).Verdict.Reason);
    }

    [Fact]
    public void An_automatic_reply_and_a_report_of_delivery_are_explained_apart()
    {
        var delivered = Mails.Postfix.Replace("Action: failed", "Action: delivered", StringComparison.Ordinal)
            .Replace("Status: 5.1.1", "Status: 2.1.5", StringComparison.Ordinal);
        Assert.NotEqual(
            Assert.Single(Mails.Read(Mails.AutoReply).Reports).Explanation, Assert.Single(Mails.Read(delivered).Reports).Explanation);
    }

    [Fact]
    public void A_program_as_the_original_recipient_is_no_address_that_was_mailed()
    {
        var mail = Mails.Postfix.Replace("rfc822;Ann@Example.net", "rfc822;|/usr/bin/filter", StringComparison.Ordinal);
        Assert.NotEqual(Mails.Postfix, mail);
        Assert.Equal("ann@example.net", Assert.Single(Mails.Read(mail).Reports).OriginalRecipient);
    }

    [Fact]
    public void The_original_message_is_found_again()
    {
        var original = Mails.Read(Mails.Postfix).Original;
        Assert.Equal("news-42@example.org", original.MessageId);
        Assert.Equal("Grüße", original.Subject);
        Assert.Equal("bounce+ann=example.net@example.org", original.ReportedTo);
        Assert.Equal("ann@example.net", original.VerpRecipient);
        Assert.Equal("c42", original.Header("x-campaign-id"));
        Assert.Equal(["X-Campaign-Id", "Feedback-ID"], original.SenderIds.Select(id => id.Key));
    }

    [Fact]
    public void Times_and_the_reporting_server_are_handed_out()
    {
        var mail = Mails.Read(Mails.Postfix);
        Assert.Equal("mail.example.org", mail.ReportingMta);
        Assert.Equal(new DateTimeOffset(2025, 6, 2, 11, 59, 58, TimeSpan.FromHours(2)), mail.ArrivalDate);
        Assert.Equal(new DateTimeOffset(2025, 6, 2, 12, 0, 0, TimeSpan.FromHours(2)), mail.Date);
    }

    [Fact]
    public void Exim_reports_each_recipient_with_its_own_cause()
    {
        var reports = Mails.Read(Mails.Exim).Reports;
        Assert.Equal(
            [("ann@example.net", BounceReason.UserUnknown), ("bob@example.net", BounceReason.MailboxFull)],
            reports.Select(r => (r.Recipient, r.Verdict.Reason)));
        Assert.All(reports, report => Assert.Equal("mx.example.net", report.RemoteMta));
    }

    [Fact]
    public void What_qmail_says_of_the_host_that_it_gives_up_is_no_part_of_the_reply() => Assert.Equal(
        "550 sorry, no mailbox here by that name (#5.1.1 - chkusr)", Assert.Single(Mails.Read(Mails.Qmail).Reports).Diagnostic);

    [Fact]
    public void What_qmail_says_behind_that_still_counts()
    {
        const string Host = "Giving up on 192.0.2.1.", Late = "\nI'm not going to try again; this message has been in the queue too long.";
        var mail = Mails.Read(Mails.Qmail
            .Replace("550 sorry, no mailbox here by that name (#5.1.1 - chkusr)", "451 not now", StringComparison.Ordinal)
            .Replace(Host, Host + Late, StringComparison.Ordinal));
        var report = Assert.Single(mail.Reports);
        Assert.Equal(
            ("451 not now I'm not going to try again; this message has been in the queue too long.", BounceReason.Expired),
            (report.Diagnostic, report.Verdict.Reason));
    }

    [Fact]
    public void Qmail_is_read_without_any_standard_form()
    {
        var mail = Mails.Read(Mails.Qmail);
        var report = Assert.Single(mail.Reports);
        Assert.Equal(("ann@example.net", BounceReason.UserUnknown, 550), (report.Recipient, report.Verdict.Reason, report.SmtpCode));
        Assert.Equal("news-42@example.org", mail.Original.MessageId);
    }

    [Fact]
    public void Sendmail_reports_what_the_remote_server_said()
    {
        var report = Assert.Single(Mails.Read(Mails.Sendmail).Reports);
        Assert.Equal((BounceClass.Blocked, BounceReason.IpBlocked), (report.Verdict.Class, report.Verdict.Reason));
        Assert.Equal(new DateTimeOffset(2025, 6, 2, 10, 0, 1, TimeSpan.Zero), report.LastAttempt);
    }

    [Fact]
    public void A_feedback_report_is_a_complaint()
    {
        var mail = Mails.Read(Mails.Feedback);
        var report = Assert.Single(mail.Reports);
        Assert.Equal(BounceMailKind.FeedbackReport, mail.Kind);
        Assert.Equal((ReportKind.Complaint, "ann@provider.example", "abuse"), (report.Kind, report.Recipient, report.FeedbackType));
        Assert.Equal("news-42@example.org", mail.Original.MessageId);
    }

    [Theory]
    [InlineData("not-spam")]
    [InlineData("auth-failure")]
    public void A_feedback_report_of_another_type_is_no_complaint(string type)
    {
        var mail = Mails.Read(Mails.Feedback.Replace("Feedback-Type: abuse", $"Feedback-Type: {type}", StringComparison.Ordinal));
        Assert.Equal(ReportKind.NotABounce, Assert.Single(mail.Reports).Kind);
    }

    [Theory]
    [InlineData("fraud")]
    [InlineData("virus")]
    [InlineData("other")]
    public void Fraud_virus_and_other_are_complaints(string type)
    {
        var mail = Mails.Read(Mails.Feedback.Replace("Feedback-Type: abuse", $"Feedback-Type: {type}", StringComparison.Ordinal));
        Assert.Equal(ReportKind.Complaint, Assert.Single(mail.Reports).Kind);
    }

    [Fact]
    public void A_notification_of_Amazon_SES_is_read()
    {
        var mail = Mails.Read(Mails.Ses);
        Assert.Equal(
            [("ann@example.net", BounceReason.UserUnknown), ("bob@example.net", BounceReason.MailboxFull)],
            mail.Reports.Select(r => (r.Recipient, r.Verdict.Reason)));
        Assert.Equal("news-42@example.org", mail.Original.MessageId);
    }

    [Fact]
    public void An_automatic_reply_that_Amazon_SES_tells_as_a_bounce_is_none()
    {
        var general = Mails.Ses.Replace("Permanent", "Transient", StringComparison.Ordinal);
        var reply = general.Replace(",\"diagnosticCode\":\"smtp; 550 5.1.1 user unknown\"", "", StringComparison.Ordinal);
        Assert.Equal([ReportKind.Bounce, ReportKind.Bounce], Mails.Read(general).Reports.Select(report => report.Kind));
        Assert.Equal([ReportKind.NotABounce, ReportKind.Bounce], Mails.Read(reply).Reports.Select(report => report.Kind));
    }

    [Fact]
    public void An_automatic_reply_is_no_bounce()
    {
        var mail = Mails.Read(Mails.AutoReply);
        Assert.Equal(BounceMailKind.AutoReply, mail.Kind);
        Assert.Equal((ReportKind.NotABounce, "ann@example.net"), (Assert.Single(mail.Reports).Kind, mail.Reports[0].Recipient));
    }

    [Fact]
    public void An_ordinary_mail_reports_nothing()
    {
        var mail = Mails.Read(Mails.Ordinary);
        Assert.Equal(BounceMailKind.Other, mail.Kind);
        Assert.Empty(mail.Reports);
    }

    [Theory]
    [InlineData("delivered")]
    [InlineData("relayed")]
    [InlineData("expanded")]
    public void A_positive_notification_is_no_bounce(string action)
    {
        var mail = Mails.Read(Mails.Postfix.Replace("Action: failed", $"Action: {action}", StringComparison.Ordinal));
        Assert.Equal(ReportKind.NotABounce, Assert.Single(mail.Reports).Kind);
    }

    [Fact]
    public void A_delay_is_a_deferral_and_never_hard()
    {
        var report =
            Assert.Single(Mails.Read(Mails.Postfix.Replace("Action: failed", "Action: delayed", StringComparison.Ordinal)).Reports);
        Assert.Equal((ReportKind.Deferral, BounceClass.Temporary), (report.Kind, report.Verdict.Class));
    }

    [Fact]
    public void User_unknown_after_the_whole_message_was_sent_may_be_a_filter()
    {
        var mail = Mails.Exim.Replace("after RCPT TO:<ann@example.net>", "after end of data", StringComparison.Ordinal)
            .Replace("550 5.1.1 No", "550 No", StringComparison.Ordinal);
        Assert.Equal(BounceReason.RecipientFilter, Mails.Read(mail).Reports[0].Verdict.Reason);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\r\r\n")]
    public void Line_ends_make_no_difference(string lineEnd)
    {
        foreach (var text in Mails.All)
        {
            Assert.Equal(Mails.Read(text).Reports, Mails.Read(text.Replace("\n", lineEnd, StringComparison.Ordinal)).Reports);
        }
    }

    [Fact]
    public void A_report_whose_boundaries_are_broken_is_still_read()
    {
        var unclosed = Mails.Postfix[..Mails.Postfix.LastIndexOf("--A1B2", StringComparison.Ordinal)];
        var undeclared = Mails.Postfix.Replace("\tboundary=\"A1B2/mail.example.org\"", "", StringComparison.Ordinal);
        var untyped = Mails.Postfix.Replace(
            "Content-Type: multipart/report; report-type=delivery-status;\n\tboundary=\"A1B2/mail.example.org\"", "X-Nothing: 1",
            StringComparison.Ordinal);
        var wrong = Mails.Postfix.Replace("boundary=\"A1B2/mail", "boundary=\"Z9/mail", StringComparison.Ordinal);
        Assert.All([unclosed, undeclared, untyped, wrong], text =>
            Assert.Equal(BounceReason.UserUnknown, Assert.Single(Mails.Read(text).Reports).Verdict.Reason));
    }

    [Fact]
    public void A_mailbox_line_and_empty_lines_before_the_headers_are_skipped()
    {
        Assert.Equal(
            Mails.Read(Mails.Postfix).Reports, Mails.Read("\n\nFrom MAILER-DAEMON Mon Jun  2 10:00:00 2025\n" + Mails.Postfix).Reports);
    }

    [Fact]
    public void A_mail_larger_than_the_limit_says_so()
    {
        var mail = new byte[BounceMail.MaxBytes + 1];
        mail.AsSpan().Fill((byte)'a');
        Assert.True(BounceMail.Read(mail).IsTruncated);
        Assert.False(BounceMail.Read(mail.AsSpan(0, 100)).IsTruncated);
    }

    [Fact]
    public void Parts_within_parts_without_end_are_left_unread_and_said_to_be()
    {
        var nested = string.Concat(Enumerable.Range(0, 1000).Select(i => $"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n"));
        Assert.True(Mails.Read(nested).IsTruncated);
    }

    [Fact]
    public void Classes_can_be_replaced()
    {
        var classifier = BounceClassifier.Default.WithClasses(BounceClassMap.Default.With(BounceReason.MailboxFull, BounceClass.Hard));
        var reports = BounceMail.Read(System.Text.Encoding.UTF8.GetBytes(Mails.Exim), classifier).Reports;
        Assert.Equal(BounceClass.Hard, reports[1].Verdict.Class);
    }
}

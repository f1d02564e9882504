namespace CampaignMetrics.Bounces.Tests.Formats;

public sealed class ComplaintTests
{
    private static string Report(string fields, string returned, string returnedType = "message/rfc822") => $"""
        From: staff@mailbox.example
        To: fbl@example.org
        Subject: complaint about message from 192.0.2.9
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=feedback-report; boundary="f1"

        --f1
        Content-Type: text/plain

        This is a report of abuse.

        --f1
        Content-Type: message/feedback-report

        Feedback-Type: abuse
        User-Agent: Example/1.0
        Version: 1
        {fields}

        --f1
        Content-Type: {returnedType}

        {returned}
        --f1--
        """;

    private static string RecipientOf(string mail)
    {
        var report = Assert.Single(Mails.Read(mail).Reports);
        Assert.Equal(ReportKind.Complaint, report.Kind);
        return report.Recipient;
    }

    [Theory]
    [InlineData("X-HmXmrOriginalRecipient: ann@mailbox.example\nTo: undisclosed-recipients:;")]
    [InlineData("X-HmXmrOriginalRecipient: <ann@mailbox.example>\nTo: Friends <friends@example.org>")]
    [InlineData("Return-Path: <bounce+ann=mailbox.example@example.org>\nTo: Friends <friends@example.org>")]
    [InlineData(
        "Received: by in.mailbox.example for <forward@mailbox.example>; Mon, 2 Mar 2026 09:00:02 +0000\n"
            + "Received: from mail.example.org by in.mailbox.example for <ann@mailbox.example>; Mon, 2 Mar 2026 09:00:01 +0000\n"
            + "Received: from app by mail.example.org; Mon, 2 Mar 2026 09:00:00 +0000\nTo: Friends <friends@example.org>")]
    [InlineData("Delivered-To: ann@mailbox.example\nTo: Friends <friends@example.org>")]
    [InlineData("To: Ann <ann@mailbox.example>")]
    public void The_returned_message_names_the_recipient(string fields) => Assert.Equal(
        "ann@mailbox.example", RecipientOf(Report("Source-IP: 192.0.2.9", fields + "\nMessage-ID: <42@example.org>\nSubject: News")));

    [Theory]
    [InlineData("Original-Rcpt-To: <ann@mailbox.example>")]
    [InlineData("Original-Rcpt-To: <redacted@mailbox.example>\nOriginal-Mail-From: <weekly-owner-ann=mailbox.example@example.org>")]
    [InlineData("Original-Mail-From: bounces+12345-00ff-ann=mailbox.example@em.example.org")]
    public void The_report_itself_names_the_recipient(string fields) =>
        Assert.Equal("ann@mailbox.example", RecipientOf(Report(fields, "To: Friends <friends@example.org>\nMessage-ID: <42@example.org>")));

    [Fact]
    public void A_path_that_is_nobodys_names_nobody() =>
        Assert.Equal("", RecipientOf(Report("Original-Mail-From: <news@example.org>", "Subject: News\nMessage-ID: <42@example.org>")));

    [Theory]
    [InlineData("CFBL-Feedback-ID: 111:222:333", "Message-ID: <42@example.org>\nFrom: news@example.org", "111:222:333")]
    [InlineData("Source-IP: 192.0.2.9", "Feedback-ID: 42:news:example\nMessage-ID: <42@example.org>", "42:news:example")]
    [InlineData("Source-IP: 192.0.2.9", "Feedback-ID: 42:news\nCFBL-Feedback-ID: 11:22\nMessage-ID: <42@example.org>", "11:22")]
    [InlineData("Source-IP: 192.0.2.9", "Subject: News\nMessage-ID: <42@example.org>", "")]
    public void The_senders_own_id_is_kept(string fields, string returned, string id) =>
        Assert.Equal(id, Assert.Single(Mails.Read(Report(fields, returned)).Reports).FeedbackId);

    [Fact]
    public void A_report_that_returns_nothing_but_a_folded_id_has_it_whole()
    {
        var mail = Report("Source-IP: 192.0.2.9", "CFBL-Feedback-ID: 3789e1ae1938aa2f\n  63f9e64a43dfedc0", "text/rfc822-headers");
        Assert.Equal("3789e1ae1938aa2f63f9e64a43dfedc0", Assert.Single(Mails.Read(mail).Reports).FeedbackId);
    }

    [Theory]
    [InlineData("auth-failure")]
    [InlineData("Auth-Failure (dmarc)")]
    [InlineData("not-spam")]
    public void A_report_about_something_else_is_no_complaint(string type)
    {
        var mail = Report("Original-Rcpt-To: ann@mailbox.example", "Subject: News\nMessage-ID: <42@example.org>")
            .Replace("Feedback-Type: abuse", $"Feedback-Type: {type}", StringComparison.Ordinal);
        Assert.Equal(ReportKind.NotABounce, Assert.Single(Mails.Read(mail).Reports).Kind);
    }

    [Fact]
    public void A_junk_mail_notice_without_a_report_is_a_complaint() => Assert.Equal(
        "ann@mailbox.example",
        RecipientOf(
            """
            From: staff@hotmail.com
            To: fbl@example.org
            Subject: complaint about message from 192.0.2.9
            X-HmXmrOriginalRecipient: ann@mailbox.example

            """));

    private static string Ses(string complaint) => $$"""
        From: AWS Notifications <no-reply@sns.amazonaws.com>
        To: ops@example.org
        Subject: AWS Notification Message

        {"notificationType":"Complaint","complaint":{"complainedRecipients":[{"emailAddress":"ann@example.net"}]{{complaint}}},
        "mail":{"messageId":"ses-1"} }
        """;

    [Theory]
    [InlineData(ReportKind.Complaint, "")]
    [InlineData(ReportKind.Complaint, ",\"complaintFeedbackType\":\"abuse\"")]
    [InlineData(ReportKind.NotABounce, ",\"complaintFeedbackType\":\"auth-failure\"")]
    [InlineData(ReportKind.NotABounce, ",\"complaintFeedbackType\":\"not-spam\"")]
    public void Amazon_SES_tells_the_type_of_a_report(ReportKind kind, string type) =>
        Assert.Equal(kind, Assert.Single(Mails.Read(Ses(type)).Reports).Kind);

    [Theory]
    [InlineData("\n ")]
    [InlineData("!\n ")]
    [InlineData("\n")]
    public void A_notification_whose_long_line_was_cut_is_read(string cut)
    {
        var note = new string('x', 600) + cut + new string('x', 600);
        Assert.Equal("ann@example.net", RecipientOf(Ses($",\"userAgent\":\"{note}\"")));
    }

    [Fact]
    public void A_report_in_the_third_version_of_XARF_is_a_complaint()
    {
        var mail = Mails.Read(
            """
            From: abuse@mailbox.example
            To: fbl@example.org
            Subject: abuse report
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="x"

            --x
            Content-Type: text/plain

            See the attachment.
            --x
            Content-Type: application/json; name="xarf.json"

            {"Version": "3", "ReporterInfo": {"ReporterOrg": "Mailbox"}, "Disclosure": true, "Report": {"ReportClass": "Activity",
              "ReportType": "Spam", "Date": "2026-03-02T10:00:00Z", "SourceIp": "192.0.2.9", "SmtpMailFromAddress": "bounce@example.org",
              "SmtpRcptToAddress": "ann@mailbox.example", "Samples": [{"ContentType": "message/rfc822", "Base64Encoded": false,
              "Payload": "CFBL-Feedback-ID: 11:22\r\nMessage-ID: <42@example.org>\r\nSubject: News\r\n\r\nHello"}]}}
            --x--
            """);
        var report = Assert.Single(mail.Reports);
        Assert.Equal(
            (ReportKind.Complaint, "ann@mailbox.example", "11:22", "42@example.org"),
            (report.Kind, report.Recipient, report.FeedbackId, mail.Original.MessageId));
    }

    private static string Fourth(string category) => $$"""
        From: abuse@mailbox.example
        To: fbl@example.org
        Subject: abuse report
        Content-Type: application/json

        {"xarf_version": "4.0.0", "report_id": "1", "timestamp": "2026-03-02T10:00:00Z", "category": "{{category}}", "type": "spam",
          "smtp_from": "bounce+ann=mailbox.example@example.org", "evidence": [{"content_type": "message/rfc822",
          "payload": "U3ViamVjdDogTmV3cw0KTWVzc2FnZS1JRDogPDQyQGV4YW1wbGUub3JnPg0KDQpIZWxsbw=="}]}
        """;

    [Fact]
    public void A_report_in_the_fourth_version_of_XARF_is_a_complaint() =>
        Assert.Equal("ann@mailbox.example", RecipientOf(Fourth("messaging")));

    [Fact]
    public void A_report_about_something_other_than_mail_is_none() => Assert.Empty(Mails.Read(Fourth("connection")).Reports);
}

namespace CampaignMetrics.Bounces.Tests.Formats;

/// <summary>Mails that a person passed on, and refusals in the form of a receipt.</summary>
public sealed class PassedOnTests
{
    private static string Forward(string subject, string from = "Bob Example <bob@example.com>", string path = "bob@example.com") => $"""
        Return-Path: <{path}>
        From: {from}
        To: news@example.org
        Subject: {subject}
        MIME-Version: 1.0
        Content-Type: text/plain

        ---- Forwarded message ----
        From: Mail Delivery System <MAILER-DAEMON@mx.example.com>
        Subject: Mail delivery failed

        Your message could not be delivered to the following recipient:

          ann@example.net
            550 5.1.1 user unknown
        """;

    [Theory]
    [InlineData("Fwd: Mail delivery failed"), InlineData("WG: Undelivered Mail Returned to Sender"), InlineData("TR: Delivery failure")]
    public void A_bounce_that_a_person_passes_on_is_none(string subject) => Assert.Empty(Mails.Read(Forward(subject)).Reports);

    [Theory]
    [InlineData("Fwd: Mail delivery failed", "Mail Delivery System <MAILER-DAEMON@mx.example.com>", "bob@example.com")]
    [InlineData("Fwd: Mail delivery failed", "Bob Example <bob@example.com>", "")]
    public void A_bounce_of_a_server_or_with_the_null_path_stays_one(string subject, string from, string path) =>
        Assert.Equal(ReportKind.Bounce, Assert.Single(Mails.Read(Forward(subject, from, path)).Reports).Kind);

    [Fact]
    public void A_bounce_that_is_quoted_with_the_fields_of_its_report_stays_one()
    {
        var quoted = """
            From: Bob Example <bob@example.com>
            To: news@example.org
            Subject: Fwd: Returned mail: see transcript for details
            Content-Type: text/plain

            Begin forwarded message:

            > From: Mail Delivery Subsystem <MAILER-DAEMON>
            > To: <bob@example.com>
            > Subject: Returned mail: see transcript for details
            > Message-ID: <7@mx.example.com>
            >
            >    ----- The following addresses had permanent fatal errors -----
            > <ann@example.net>
            >
            > Reporting-MTA: dns; mx.example.com
            >
            > Final-Recipient: RFC822; ann@example.net
            > Action: failed
            > Status: 5.1.1
            """;
        Assert.Equal(ReportKind.Bounce, Assert.Single(Mails.Read(quoted).Reports).Kind);
    }

    [Fact]
    public void An_attached_bounce_that_a_person_passes_on_is_none()
    {
        var attached = $"""
            From: Bob Example <bob@example.com>
            To: news@example.org
            Subject: Fwd: failed
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary="f"

            --f
            Content-Type: text/plain

            Please look.
            --f
            Content-Type: message/rfc822

            {Mails.Postfix}
            --f--
            """;
        Assert.Empty(Mails.Read(attached).Reports);
    }

    private static BounceReport Refusal(string reason, string submitted = "auto-replied (rejected)", string mode = "automatic-action") =>
        Assert.Single(Mails.Read($"""
            From: Postmaster <postmaster@example.net>
            To: news@example.org
            Subject: Automatically rejected mail
            Auto-Submitted: {submitted}
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=disposition-notification; boundary="m"

            --m
            Content-Type: text/plain; charset=utf-8

            Your message to <ann@example.net> was automatically rejected:
            {reason}
            --m
            Content-Type: message/disposition-notification

            Reporting-UA: mx.example.net; Dovecot Mail Delivery Agent
            Original-Recipient: rfc822; info@example.net
            Final-Recipient: rfc822; ann@example.net
            Original-Message-ID: <42@example.org>
            Disposition: {mode}/MDN-sent-automatically; deleted

            --m--
            """).Reports);

    [Fact]
    public void A_full_mailbox_told_as_a_receipt_is_a_soft_bounce()
    {
        var report = Refusal("Quota is exceeded, the mailbox is full");
        Assert.Equal(
            (ReportKind.Bounce, BounceReason.MailboxFull, BounceClass.Soft),
            (report.Kind, report.Verdict.Reason, report.Verdict.Class));
    }

    [Fact]
    public void A_refusal_told_as_a_receipt_names_both_recipients()
    {
        var report = Refusal("I read no newsletters");
        Assert.Equal(("ann@example.net", "info@example.net"), (report.Recipient, report.OriginalRecipient));
    }

    [Fact]
    public void A_script_that_refuses_is_the_recipients_filter() =>
        Assert.Equal(BounceReason.RecipientFilter, Refusal("I read no newsletters").Verdict.Reason);

    [Theory]
    [InlineData("auto-replied", "automatic-action"), InlineData("auto-replied (rejected)", "manual-action")]
    public void A_receipt_for_a_deleted_message_stays_a_receipt(string submitted, string mode) =>
        Assert.Equal(ReportKind.NotABounce, Refusal("Quota exceeded", submitted, mode).Kind);

    [Theory]
    [InlineData("List-Unsubscribe: <https://letters.example/off>", 0), InlineData("X-Campaign: 12", 1)]
    public void A_newsletter_about_bounces_is_none(string field, int reports) => Assert.Equal(reports, Mails.Read($"""
        From: Postmaster Letters <postmaster@letters.example>
        To: news@example.org
        Subject: Undeliverable, and what to do
        {field}
        MIME-Version: 1.0
        Content-Type: text/plain

        Your message could not be delivered: 552 5.2.2 mailbox full is a soft bounce.
        """).Reports.Count);
}

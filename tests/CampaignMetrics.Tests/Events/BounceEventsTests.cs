using System.Text;
using CampaignMetrics.Reports;

namespace CampaignMetrics.Tests.Events;

public sealed class BounceEventsTests
{
    private static readonly DateTimeOffset Received = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static IReadOnlyList<EmailEvent> Events(string mail) =>
        BounceEvents.From(BounceMail.Read(Encoding.UTF8.GetBytes(mail)), "spring", Received);

    private static string Dsn(string action, string status, string diagnostic) => $"""
        From: MAILER-DAEMON@mx.example.net
        To: bounces@sender.example
        Subject: Delivery report
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: text/plain

        A report.
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.net

        Final-Recipient: rfc822; ann@example.org
        Action: {action}
        Status: {status}
        Remote-MTA: dns; mail.example.org
        Diagnostic-Code: smtp; {diagnostic}
        Last-Attempt-Date: Mon, 02 Mar 2026 08:00:00 +0000

        --b--
        """;

    [Fact]
    public void What_a_bounce_mail_tells_is_explained_as_the_mail_itself_is()
    {
        var mail = BounceMail.Read(Encoding.UTF8.GetBytes(Dsn("failed", "5.2.2", "552 5.2.2 mailbox full")));
        var ledger = new MessageLedger();
        foreach (var told in BounceEvents.From(mail, "spring", Received)) ledger.Apply(told);
        Assert.Equal(
            Assert.Single(mail.Reports).Verdict.Explanation,
            Assert.Single(ledger.Recipients(Metric.Bounced)).Bounce?.Explanation);
    }

    private static string Feedback(string type) => $"""
        From: fbl@isp.example
        To: complaints@sender.example
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=feedback-report; boundary="b"

        --b
        Content-Type: text/plain

        A report.
        --b
        Content-Type: message/feedback-report

        Feedback-Type: {type}
        User-Agent: Example/1.0
        Version: 1
        Original-Rcpt-To: ann@example.org

        --b
        Content-Type: message/rfc822

        From: news@sender.example
        To: ann@example.org
        Subject: Spring

        Hello.
        --b--
        """;

    [Fact]
    public void A_failed_delivery_is_a_bounce_with_the_servers_words()
    {
        var bounced = Assert.IsType<Bounced>(Assert.Single(Events(Dsn("failed", "5.1.1", "550 5.1.1 User unknown"))));
        Assert.Equal(
            ("ann@example.org", "spring", new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero)),
            (bounced.Recipient.Value, bounced.Email!.Value.Value, bounced.At));
        Assert.Equal(("550 5.1.1 User unknown", "5.1.1", "hard", "userUnknown", "mail.example.org"),
            (
                bounced.Response.Smtp, bounced.Response.Status, bounced.Response.BounceClass, bounced.Response.BounceReason,
                bounced.Response.RemoteMta));
    }

    [Fact]
    public void A_delayed_delivery_is_a_deferral() =>
        Assert.IsType<Deferred>(Assert.Single(Events(Dsn("delayed", "4.4.1", "451 4.4.1 No answer from host"))));

    [Fact]
    public void A_complaint_is_a_spam_report() => Assert.IsType<SpamReported>(Assert.Single(Events(Feedback("abuse"))));

    [Fact]
    public void A_message_that_was_not_spam_is_nothing() => Assert.Empty(Events(Feedback("not-spam")));

    [Fact]
    public void An_opt_out_is_an_unsubscription_by_complaint() => Assert.Equal(
        UnsubscribeMethod.Complaint, Assert.IsType<Unsubscribed>(Assert.Single(Events(Feedback("opt-out")))).Method);

    [Fact]
    public void An_ordinary_mail_is_nothing() => Assert.Empty(Events("From: a@example.org\nSubject: Hello\n\nHow are you?\n"));

    [Fact]
    public void An_automatic_reply_is_a_bounce_that_decides_nothing()
    {
        var bounced = Assert.IsType<Bounced>(Assert.Single(Events(
            "From: Ann <ann@example.org>\nTo: bounces@sender.example\nSubject: Out of office: Spring\n"
                + "Auto-Submitted: auto-replied\n\nI am away; write to bob@example.org.\n")));
        Assert.Equal((true, "ann@example.org"), (bounced.AutoReply, bounced.Recipient.Value));
    }

    [Fact]
    public void A_return_path_never_counts_before_what_the_report_states()
    {
        var dsn = Dsn("failed", "5.1.1", "550 5.1.1 User unknown")
            .Replace("To: bounces@", "To: bounces+somebody=example.com@", StringComparison.Ordinal);
        Assert.Equal("ann@example.org", Assert.Single(Events(dsn)).Recipient.Value);
    }

    [Fact]
    public void Whoever_knows_the_senders_id_tells_whose_complaint_it_is()
    {
        var hidden = Feedback("abuse").Replace("Original-Rcpt-To: ann@example.org", "CFBL-Feedback-ID: 11:22", StringComparison.Ordinal)
            .Replace("To: ann@example.org\n", "", StringComparison.Ordinal);
        var mail = BounceMail.Read(Encoding.UTF8.GetBytes(hidden));
        Assert.Empty(BounceEvents.From(mail, "spring", Received));
        Assert.Empty(BounceEvents.From(mail, "spring", Received, _ => null));
        var told = Assert.Single(BounceEvents.From(mail, "spring", Received, report => report.FeedbackId + "@example.org"));
        Assert.Equal("11:22@example.org", Assert.IsType<SpamReported>(told).Recipient.Value);
    }

    [Fact]
    public void Nobody_is_asked_where_the_report_names_the_recipient() => Assert.Equal(
        "ann@example.org",
        Assert.Single(BounceEvents.From(
            BounceMail.Read(Encoding.UTF8.GetBytes(Feedback("abuse"))), "spring", Received, _ => "bob@example.org")).Recipient.Value);

    [Fact]
    public void The_same_mail_twice_is_one_event()
    {
        var ledger = Some.Ledger(
            [.. Events(Dsn("failed", "5.1.1", "550 5.1.1 User unknown")), .. Events(Dsn("failed", "5.1.1", "550 5.1.1 User unknown"))]);
        Assert.Equal((1, 1), (ledger.EventCount, ledger.Report().Input.Duplicates));
    }
}

using static CampaignMetrics.Bounces.Tests.Formats.MailServerTests;

namespace CampaignMetrics.Bounces.Tests.Formats;

/// <summary>Reports of further mail servers and gateways in the form of RFC 3464, each about one recipient.</summary>
public sealed class StandardReportTests
{
    [Fact]
    public void PowerMTA_is_understood() => Reports(ReportKind.Bounce, BounceReason.UserUnknown,
        """
        Subject: Delivery report
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

        --b1
        Content-Type: text/plain

        Hello, this is the mail server on mail.example.org.

        I am sending you this message to inform you on the delivery status of a
        message you previously sent.  Immediately below you will find a list of
        the affected recipients;  also attached is a Delivery Status Notification
        (DSN) report in standard format, as well as the headers of the original
        message.

          <ann@example.net>  delivery failed; will not continue trying

        --b1
        Content-Type: message/delivery-status

        Reporting-MTA: dns;mail.example.org
        X-PowerMTA-VirtualMTA: vmta1

        Final-Recipient: rfc822;ann@example.net
        Action: failed
        Status: 5.1.1 (bad destination mailbox address)
        Remote-MTA: dns;mx.example.net (192.0.2.1)
        Diagnostic-Code: smtp;550 5.1.1 <ann@example.net>: Recipient address rejected: User unknown
        X-PowerMTA-BounceCategory: bad-mailbox

        --b1--
        """);

    [Fact]
    public void Barracuda_is_understood() => Reports(ReportKind.Bounce, BounceReason.SpamDetected,
        """
        Subject: **Message you sent blocked by our bulk email filter**
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

        --b1
        Content-Type: text/plain

        Your message to: ann@example.net
        was blocked by our Spam Firewall. The email you sent with the following subject has NOT BEEN DELIVERED:

        Subject: News

        --b1
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.net
        Received-From-MTA: smtp; mx.example.net ([127.0.0.1])
        Arrival-Date: Mon,  2 Jun 2025 10:00:00 +0000

        Final-Recipient: rfc822; ann@example.net
        Action: failed
        Status: 5.7.1
        Diagnostic-Code: smtp; 550 5.7.1 Message content rejected, UBE, id=12345-01

        --b1--
        """);

    [Fact]
    public void Amazon_WorkMail_is_understood() => Reports(ReportKind.Bounce, BounceReason.MailboxFull,
        """
        Subject: Delivery Status Notification (Failure)
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

        --b1
        Content-Type: text/plain

        Technical report:

        --b1
        Content-Type: message/delivery-status

        Reporting-MTA: dsn; a1-2.smtp-out.example.org

        Action: failed
        Final-Recipient: rfc822; ann@example.net
        Diagnostic-Code: smtp; 552 5.2.2 Mailbox is full
        Status: 5.2.2

        --b1--
        """);

    [Fact]
    public void Outlook_is_understood() => Reports(ReportKind.Bounce, BounceReason.UserUnknown,
        """
        Subject: Delivery Status Notification (Failure)
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

        --b1
        Content-Type: text/plain

        This is an automatically generated Delivery Status Notification.

        Delivery to the following recipients failed.

               ann@example.net

        --b1
        Content-Type: message/delivery-status

        Reporting-MTA: dns;mail.example.org
        Received-From-MTA: dns;app.example.org

        Final-Recipient: rfc822;ann@example.net
        Action: failed
        Status: 5.5.0
        Diagnostic-Code: smtp;550 5.5.0 Requested action not taken: mailbox unavailable (203491)

        --b1--
        """);
}

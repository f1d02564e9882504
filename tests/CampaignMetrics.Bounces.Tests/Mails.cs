using System.Text;

namespace CampaignMetrics.Bounces.Tests;

/// <summary>Mails written for these tests, in the forms of well-known mail servers.</summary>
internal static class Mails
{
    public static BounceMail Read(string mail) => BounceMail.Read(Encoding.UTF8.GetBytes(mail));

    public static readonly string Postfix =
        """
        Return-Path: <>
        X-Original-To: bounce+ann=example.net@example.org
        Date: Mon, 2 Jun 2025 12:00:00 +0200 (CEST)
        From: MAILER-DAEMON@mail.example.org (Mail Delivery System)
        Subject: Undelivered Mail Returned to Sender
        To: bounce+ann=example.net@example.org
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status;
        	boundary="A1B2/mail.example.org"

        This is a MIME-encapsulated message.

        --A1B2/mail.example.org
        Content-Description: Notification
        Content-Type: text/plain; charset=us-ascii

        This is the mail system at host mail.example.org.

        I'm sorry to have to inform you that your message could not
        be delivered to one or more recipients. It's attached below.

        <ann@example.net>: host mx.example.net[192.0.2.1] said: 550 5.1.1
            <ann@example.net>: Recipient address rejected: User unknown in virtual mailbox
            table (in reply to RCPT TO command)

        --A1B2/mail.example.org
        Content-Description: Delivery report
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.example.org
        X-Postfix-Queue-ID: A1B2
        Arrival-Date: Mon,  2 Jun 2025 11:59:58 +0200 (CEST)

        Final-Recipient: rfc822; ann@example.net
        Original-Recipient: rfc822;Ann@Example.net
        Action: failed
        Status: 5.1.1
        Remote-MTA: dns; mx.example.net
        Diagnostic-Code: smtp; 550 5.1.1 <ann@example.net>: Recipient address rejected:
            User unknown in virtual mailbox table

        --A1B2/mail.example.org
        Content-Description: Undelivered Message
        Content-Type: message/rfc822

        Received: from app.example.org (app.example.org [192.0.2.9])
        	by mail.example.org (Postfix) with ESMTP id A1B2
        Message-ID: <news-42@example.org>
        X-Campaign-Id: c42
        Feedback-ID: 42:news
        Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=
        From: news@example.org
        To: Ann@Example.net
        Content-Type: text/plain

        Final-Recipient: rfc822; nobody@example.com
        550 5.2.2 mailbox full
        --A1B2/mail.example.org--
        """;

    public static readonly string Exim =
        """
        Return-path: <>
        X-Failed-Recipients: ann@example.net, bob@example.net
        From: Mail Delivery System <Mailer-Daemon@mail.example.org>
        To: news@example.org
        Subject: Mail delivery failed: returning message to sender

        This message was created automatically by mail delivery software.

        A message that you sent could not be delivered to one or more of its
        recipients. This is a permanent error. The following address(es) failed:

          ann@example.net
            SMTP error from remote mail server after RCPT TO:<ann@example.net>:
            host mx.example.net [192.0.2.1]: 550 5.1.1 No such user here
          bob@example.net
            SMTP error from remote mail server after RCPT TO:<bob@example.net>:
            host mx.example.net [192.0.2.1]: 552 5.2.2 Mailbox full

        ------ This is a copy of the message, including all the headers. ------

        Return-path: <news@example.org>
        Message-Id: <news-42@example.org>
        From: news@example.org
        To: ann@example.net

        421 4.7.0 spam spam spam
        """;

    public static readonly string Qmail =
        """
        From: MAILER-DAEMON@mail.example.org
        To: news@example.org
        Subject: failure notice

        Hi. This is the qmail-send program at mail.example.org.
        I'm afraid I wasn't able to deliver your message to the following addresses.
        This is a permanent error; I've given up. Sorry it didn't work out.

        <ann@example.net>:
        192.0.2.1 does not like recipient.
        Remote host said: 550 sorry, no mailbox here by that name (#5.1.1 - chkusr)
        Giving up on 192.0.2.1.

        --- Below this line is a copy of the message.

        Return-Path: <news@example.org>
        Message-ID: <news-42@example.org>

        Hello
        """;

    public static readonly string Sendmail =
        """
        From: Mail Delivery Subsystem <MAILER-DAEMON@mail.example.org>
        To: <news@example.org>
        Subject: Returned mail: see transcript for details
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="x.1/mail.example.org"

        --x.1/mail.example.org

        The original message was received at Mon, 2 Jun 2025 10:00:00 GMT
        from app.example.org [192.0.2.9]

           ----- The following addresses had permanent fatal errors -----
        <ann@example.net>
            (reason: 550 5.7.1 Access denied)

           ----- Transcript of session follows -----
        ... while talking to mx.example.net.:
        >>> DATA
        <<< 550 5.7.1 Service unavailable; client [192.0.2.9] blocked using zen.spamhaus.org
        554 5.0.0 Service unavailable

        --x.1/mail.example.org
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.example.org

        Final-Recipient: RFC822; ann@example.net
        Action: failed
        Status: 5.7.1
        Remote-MTA: DNS; mx.example.net
        Diagnostic-Code: SMTP; 550 5.7.1 Service unavailable; client [192.0.2.9] blocked using zen.spamhaus.org
        Last-Attempt-Date: Mon, 2 Jun 2025 10:00:01 GMT

        --x.1/mail.example.org
        Content-Type: text/rfc822-headers

        Message-ID: <news-42@example.org>
        To: ann@example.net
        --x.1/mail.example.org--
        """;

    public static readonly string Feedback =
        """
        From: <abuse@provider.example>
        To: <fbl@example.org>
        Subject: FW: News
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=feedback-report; boundary="f1"

        --f1
        Content-Type: text/plain; charset="US-ASCII"

        This is an email abuse report for an email message received from IP 192.0.2.9.

        --f1
        Content-Type: message/feedback-report

        Feedback-Type: abuse
        User-Agent: SomeGenerator/1.0
        Version: 1
        Original-Mail-From: <bounce@example.org>
        Original-Rcpt-To: <ann@provider.example>
        Arrival-Date: Mon, 2 Jun 2025 10:00:00 +0000
        Reporting-MTA: dns; mail.provider.example
        Source-IP: 192.0.2.9

        --f1
        Content-Type: message/rfc822
        Content-Disposition: inline

        From: <news@example.org>
        To: <ann@provider.example>
        Subject: News
        Message-ID: <news-42@example.org>

        Hello
        --f1--
        """;

    public static readonly string Ses =
        """
        From: AWS Notifications <no-reply@sns.amazonaws.com>
        To: bounces@example.org
        Subject: Amazon SES Email Event Notification
        Content-Type: text/plain; charset=UTF-8

        {"notificationType":"Bounce","bounce":{"bounceType":"Permanent","bounceSubType":"General","timestamp":"2025-06-02T10:00:00.000Z",
        "bouncedRecipients":[{"emailAddress":"ann@example.net","action":"failed","status":"5.1.1","diagnosticCode":"smtp; 550 5.1.1 user unknown"},
        {"emailAddress":"bob@example.net","action":"failed","status":"5.2.2","diagnosticCode":"smtp; 552 5.2.2 mailbox full"}]},
        "mail":{"messageId":"ses-1","commonHeaders":{"messageId":"<news-42@example.org>"}}}

        --
        If you wish to stop receiving notifications from this topic, please click or visit the link below to unsubscribe.
        """;

    public static readonly string AutoReply =
        """
        From: Ann <ann@example.net>
        To: news@example.org
        Subject: Out of office: News
        Auto-Submitted: auto-replied

        I am away until Monday. In urgent cases write to bob@example.net; mails to me could not be delivered by the team.
        """;

    public static readonly string Ordinary =
        """
        From: Ann <ann@example.net>
        To: news@example.org
        Subject: A question on your order

        Hello, the parcel was delivered to <bob@example.net>, thank you.
        """;

    public static IReadOnlyList<string> All { get; } = [Postfix, Exim, Qmail, Sendmail, Feedback, Ses, AutoReply, Ordinary];
}

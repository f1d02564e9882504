namespace CampaignMetrics.Bounces.Tests.Formats;

/// <summary>Reports in the free forms of further mail servers and gateways, each about one recipient.</summary>
public sealed class MailServerTests
{
    [Fact]
    public void Courier_is_understood() => Reports(ReportKind.Bounce, BounceReason.UserUnknown,
        """
        Subject: NOTICE: mail delivery status.

        This is a delivery status notification from mail.example.org,
        running the Courier mail server, version 0.75.

        The original message was received on Mon, 2 Jun 2025 10:00:00 +0000
        from app.example.org ([192.0.2.9])

        ---------------------------------------------------------------------------

                                   UNDELIVERABLE MAIL

        Your message to the following recipients cannot be delivered:

        <ann@example.net>:
            mx.example.net [192.0.2.1]:
        <<< 550 5.1.1 <ann@example.net>... User unknown

        ---------------------------------------------------------------------------

        If your message was also sent to additional recipients, their delivery
        status is not included in this report.
        """);

    [Fact]
    public void Oracles_Messaging_Server_is_understood() => Reports(ReportKind.Bounce, BounceReason.MailboxFull,
        """
        Subject: Delivery Notification: Delivery has failed

        This report relates to a message you sent with the following header fields:

          Message-id: <news-42@example.org>
          Date: Mon, 02 Jun 2025 10:00:00 +0000
          From: news@example.org
          To: ann@example.net
          Subject: News

        Your message cannot be delivered to the following recipients:

          Recipient address: ann@example.net
          Reason: Remote SMTP server has rejected address
          Diagnostic code: smtp;552 5.2.2 Over quota
          Remote system: dns;mx.example.net (TCP|192.0.2.9|44000|192.0.2.1|25)
        """);

    [Fact]
    public void IMail_is_understood() => Reports(ReportKind.Bounce, BounceReason.UserUnknown,
        """
        Subject: Undeliverable Mail
        X-Mailer: <SMTP32 v8.22>

        Unknown user: ann@example.net

        Original message follows.

        Received: from app.example.org [192.0.2.9]
        """);

    [Fact]
    public void MailFoundry_is_understood() => Reports(ReportKind.Bounce, BounceReason.UserUnknown,
        """
        Subject: Message delivery has failed

        This is a MIME encoded message.

        Unable to deliver message to: <ann@example.net>
        Delivery failed for the following reason:
        Server mx.example.net[192.0.2.1] failed with: 550 <ann@example.net> No such user here

        This has been a permanent failure.  No further delivery attempts will be made.
        """);

    [Fact]
    public void McAfee_is_understood() => Reports(ReportKind.Bounce, BounceReason.UserUnknown,
        """
        Subject: Delivery Status

        --- The following addresses had delivery problems ---

        <ann@example.net>   (User unknown)

        --------------Parts of the original message follow---------------
        """);

    [Fact]
    public void Exchange_of_2003_is_understood() => Reports(ReportKind.Bounce, BounceReason.UserUnknown,
        """
        Subject: Undeliverable: News

        Your message

          To:      ann@example.net
          Subject: News
          Sent:    Mon, 2 Jun 2025 10:00:00 +0000

        did not reach the following recipient(s):

        ann@example.net on Mon, 2 Jun 2025 10:00:02 +0000
            The recipient name is not recognized
                The MTS-ID of the original message is: c=us;a= ;p=Example;l=MAIL-250602100002Z-1
            MSEXCH:IMS:Example:Site:MAIL 3550 (000B09B6) 550 5.1.1 unknown user
        """);

    [Fact]
    public void Zoho_is_understood() => Reports(ReportKind.Bounce, BounceReason.UserUnknown,
        """
        Subject: Undelivered Mail Returned to Sender
        X-Mailer: ZohoMail

        This message was created automatically by mail delivery software.
         A message that you sent could not be delivered to one or more of its recipients. This is a permanent error.

         ann@example.net Invalid Address, ERROR_CODE :550, ERROR_CODE :5.1.1 unknown user
        """);

    [Fact]
    public void GMX_is_understood() => Reports(ReportKind.Bounce, BounceReason.MailboxFull,
        """
        Subject: Mail delivery failed: returning message to sender
        X-GMX-Antispam: 0

        This message was created automatically by mail delivery software.

        A message that you sent could not be delivered to one or more of
        its recipients. This is a permanent error. The following address
        failed:

        "ann@example.net":
        SMTP error from remote server after RCPT command:
        host: mx.example.net
        5.2.2 <ann@example.net> Mailbox full
        """);

    [Fact]
    public void Mail_ru_is_understood() => Reports(ReportKind.Bounce, BounceReason.UserUnknown,
        """
        Subject: Mail failure.
        X-Failed-Recipients: ann@example.net

        This message was created automatically by mail delivery software.

        A message that you sent could not be delivered to one or more of its
        recipients. This is a permanent error. The following address(es) failed:

          ann@example.net
            SMTP error from remote mail server after RCPT TO:<ann@example.net>:
            host mx.example.net [192.0.2.1]: 550 Message was not accepted -- invalid mailbox.
            Local mailbox ann@example.net is unavailable: user not found
        """);

    [Fact]
    public void A_Google_group_is_understood() => Reports(ReportKind.Bounce, BounceReason.AccessDenied,
        """
        Subject: Delivery Status Notification (Failure)
        X-Failed-Recipients: ann@example.net

        Hello news@example.org,

        We're writing to let you know that the group you tried to contact (ann) may not exist, or you may not have permission to post
        messages to the group. A few more details on why you weren't able to post:

         * You might have spelled or formatted the group name incorrectly.
         * The owner of the group may have removed this group.

        ----- Original message -----
        """);

    [Fact]
    public void An_old_sendmail_is_understood() => Reports(ReportKind.Bounce, BounceReason.UserUnknown,
        """
        Subject: Returned mail: User unknown

           ----- Transcript of session follows -----
        While talking to mx.example.net:
        >>> RCPT To:<ann@example.net>
        <<< 550 <ann@example.net>... User unknown
        550 <ann@example.net>... User unknown

           ----- Unsent message follows -----
        Received: from app.example.org
        """);

    [Fact]
    public void A_Japanese_operator_is_understood() => Reports(ReportKind.Bounce, BounceReason.UserUnknown,
        """
        Subject: Mail System Error - Returned Mail

        The user(s) account is disabled or does not exist.

        <ann@example.net>: 550 5.1.1 User unknown

        Received: from app.example.org
        """);

    [Fact]
    public void Trend_Micro_is_understood() => Reports(ReportKind.Bounce, BounceReason.UserUnknown,
        """
        Subject: Mail could not be delivered

        ****** Message from InterScan Messaging Security Suite ******

        Sent <<< RCPT TO:<ann@example.net>
        Received >>> 550 5.1.1 <ann@example.net>... User unknown

        Unable to deliver message to <ann@example.net>

        ************************     End of message     **********************
        """);

    internal static void Reports(ReportKind kind, BounceReason reason, string mail)
    {
        var report = Assert.Single(Mails.Read("From: MAILER-DAEMON@mail.example.org\nTo: news@example.org\n" + mail).Reports);
        Assert.Equal(("ann@example.net", kind, reason), (report.Recipient, report.Kind, report.Verdict.Reason));
        Assert.NotEmpty(report.Diagnostic);
    }
}

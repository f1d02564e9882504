namespace CampaignMetrics.Bounces.Tests.Formats;

/// <summary>Reports in the free forms of mail servers, each about one recipient.</summary>
public sealed class FreeFormTests
{
    [Fact]
    public void Apache_James_is_understood() => Reports(ReportKind.Bounce, BounceReason.UserUnknown,
        """
        Subject: ERROR

        Hi. This is the James mail server at mail.example.org.
        I'm afraid I wasn't able to deliver your message to the following addresses.
        This is a permanent error; I've given up. Sorry it didn't work out.  Below
        I include the list of recipients and the reason why I was unable to deliver
        your message.

        Message details:
          Subject: News
          MAIL FROM: news@example.org
          RCPT TO: ann@example.net
          From: news@example.org

        Error message below:
        550 - Requested action not taken: no such user here
        """);

    [Fact]
    public void Domino_is_understood() => Reports(ReportKind.Bounce, BounceReason.UserUnknown,
        """
        Subject: DELIVERY FAILURE: User ann (ann@example.net) not listed in Domino Directory

        Your message

          Subject: News

        was not delivered to:

          ann@example.net

        because:

          User ann (ann@example.net) not listed in Domino Directory
        """);

    [Fact]
    public void MailMarshal_which_says_why_before_whom_is_understood() => Reports(ReportKind.Bounce, BounceReason.UserUnknown,
        """
        Subject: Undeliverable Mail: "News"

        Your message:
           From:    news@example.org
           Subject: News

        Could not be delivered because of

        550 5.1.1 User unknown

        The following recipients were affected:

            ann@example.net

        Additional Information
        ======================
        """);

    [Fact]
    public void Notes_which_says_why_before_whom_is_understood() => Reports(ReportKind.Bounce, BounceReason.UserUnknown,
        """
        Subject: DELIVERY FAILURE

        ------- Failure Reasons  --------

        User not listed in public Name & Address Book
        ann@example.net


        ------- Returned Message --------
        Received: from x
        Message-ID: <a@b>
        """);

    [Fact]
    public void A_gateway_to_mobile_phones_is_understood() => Reports(ReportKind.Bounce, BounceReason.UserUnknown,
        """
        Subject: Undeliverable Message

        Message could not be delivered to mobile.
        Error: No valid recipients for this MM

        ann@example.net
        """);

    [Fact]
    public void ActiveHunter_is_understood() => Reports(ReportKind.Bounce, BounceReason.UserUnknown,
        """
        Subject: FAILURE NOTICE :

          ----- The following addresses had permanent fatal errors -----

        >>> ann@example.net <ann@example.net>

        550 sorry, no mailbox here by that name (#5.1.1 - chkusr)
        """);

    [Fact]
    public void Gmail_is_understood() => Reports(ReportKind.Bounce, BounceReason.RelayingDenied,
        """
        Subject: Delivery Status Notification (Failure)

        Delivery to the following recipient failed permanently:

             ann@example.net

        Technical details of permanent failure:
        Google tried to deliver your message, but it was rejected by the recipient domain. We recommend contacting the other email provider for further information about the cause of this error. The error that the other server returned was: 550 550 5.7.1 <ann@example.net>: Relay access denied (state 14).

           ----- Original message -----

        Message-ID: <x@y>
        """);

    [Fact]
    public void SurfControl_is_understood() => Reports(ReportKind.Bounce, BounceReason.UserUnknown,
        """
        Subject: Message delivery failure

        Your message could not be sent.
        A transcript of the attempts to send the message follows.
        The number of attempts made: 1
        Addressed To: ann@example.net

        Thu 29 Apr 2010 23:34:45 +0900
        Failed to send to identified host,
        ann@example.net: [192.0.2.1], 550 ann@example.net... No such user
        """);

    [Fact]
    public void Google_Workspace_is_understood() => Reports(ReportKind.Bounce, BounceReason.UserUnknown,
        """
        Subject: Delivery Status Notification (Failure)

        ** Address not found **

        Your message wasn't delivered to ann@example.net because the address couldn't be found, or is unable to receive mail.

        The response from the remote server was:
        550 5.1.1 <ann@example.net> User doesn't exist
        """);

    [Fact]
    public void Yahoo_is_understood() => Reports(ReportKind.Bounce, BounceReason.MailboxFull,
        """
        Subject: Failure Notice

        Sorry, we were unable to deliver your message to the following address.

        <ann@example.net>:
        Remote host said: 550 5.2.2 mailbox full [RCPT_TO]

        --- Below this line is a copy of the message.
        """);

    [Fact]
    public void A_German_server_is_understood() => Reports(ReportKind.Bounce, BounceReason.MailboxFull,
        """
        Subject: Unzustellbar: News

        Ihre Nachricht konnte nicht zugestellt werden an:

        ann@example.net
          Das Postfach ist voll.
        """);

    [Fact]
    public void Exchange_is_understood() => Reports(ReportKind.Bounce, BounceReason.MailboxFull,
        """
        Subject: Undeliverable: News

        Delivery has failed to these recipients or groups:

        ann@example.net (ann@example.net)<mailto:ann@example.net>
        The recipient's mailbox is full and can't accept messages now. Please try resending this message later.

        Diagnostic information for administrators:

        Generating server: mail.example.net

        ann@example.net
        #554 5.2.2 mailbox full ##

        Original message headers:

        Received: from x
        """);

    [Fact]
    public void A_warning_of_a_delay_is_understood() => Reports(ReportKind.Deferral, BounceReason.Expired,
        """
        Subject: Delivery Status Notification (Delay)

        This is an automatically generated Delivery Status Notification

        THIS IS A WARNING MESSAGE ONLY.

        YOU DO NOT NEED TO RESEND YOUR MESSAGE.

        Delivery to the following recipient has been delayed:

             ann@example.net

        Message will be retried for 2 more day(s)
        """);

    [Fact]
    public void OpenSMTPD_is_understood() => Reports(ReportKind.Bounce, BounceReason.MailboxFull,
        """
        Subject: Delivery status notification: error

            Hi!

            This is the MAILER-DAEMON, please DO NOT REPLY to this email.

            An error has occurred while attempting to deliver a message for
            the following list of recipients:

        ann@example.net: 550 5.2.2 <ann@example.net>... Mailbox Full

            Below is a copy of the original message:

        Received: from x
        """);

    [Fact]
    public void DragonFly_is_understood() => Reports(ReportKind.Bounce, BounceReason.UserUnknown,
        """
        Subject: Mail delivery failed

        This is the DragonFly Mail Agent v0.13 at mail.example.org.

        There was an error delivering your mail to <ann@example.net>.

        mx.example.net [192.0.2.1] did not like our RCPT TO:
        550 5.1.1 <ann@example.net>: Recipient address rejected: User unknown

        Message headers follow.

        Received: from x
        """);

    private static void Reports(ReportKind kind, BounceReason reason, string mail)
    {
        var report = Assert.Single(Mails.Read("From: MAILER-DAEMON@mail.example.org\nTo: news@example.org\n" + mail).Reports);
        Assert.Equal(("ann@example.net", kind, reason), (report.Recipient, report.Kind, report.Verdict.Reason));
        Assert.NotEmpty(report.Diagnostic);
    }
}

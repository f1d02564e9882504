namespace CampaignMetrics.Bounces.Tests.Formats;

/// <summary>Notices that are no delivery report by RFC 3464: of sendmail, Exim, gateways, list managers and Gmail.</summary>
public sealed class NoticeTests
{
    private static string Sendmail(string transcript) => $"""
        From: Mail Delivery Subsystem <MAILER-DAEMON@relay.example.org>
        To: news@example.org
        Subject: Returned mail: see transcript for details

           ----- Transcript of session follows -----
        {transcript}

           ----- Unsent message follows -----
        From: news@example.org
        To: ann@example.net
        Subject: News

        Hello
        """;

    private static IEnumerable<(string, BounceReason)> Told(string mail) =>
        Mails.Read(mail).Reports.Select(report => (report.Recipient, report.Verdict.Reason));

    [Fact]
    public void A_warning_in_a_box_does_not_hide_what_follows()
    {
        var report = Assert.Single(Mails.Read("""
            From: Mail Delivery Subsystem <MAILER-DAEMON@relay.example.org>
            To: news@example.org
            Subject: Warning: could not send message for past 4 hours

                **********************************************
                **      THIS IS A WARNING MESSAGE ONLY      **
                **  YOU DO NOT NEED TO RESEND YOUR MESSAGE  **
                **********************************************

               ----- The following addresses had transient non-fatal errors -----
            <ann@example.net>

               ----- Transcript of session follows -----
            <ann@example.net>... Deferred: Connection refused by mx.example.net.
            """).Reports);
        Assert.Equal(
            ("ann@example.net", ReportKind.Deferral, BounceReason.ConnectionFailed),
            (report.Recipient, report.Kind, report.Verdict.Reason));
    }

    [Fact]
    public void A_delay_without_parts_is_one_although_it_could_not_be_delivered_yet()
    {
        var report = Assert.Single(Mails.Read("""
            From: MAILER-DAEMON@relay.example.org
            To: news@example.org
            Subject: Delayed Mail (still being retried)

            This is the mail system at host relay.example.org.

            Your message could not be delivered for more than 4 hour(s).
            It will be retried until it is 5 day(s) old.

            <ann@example.net>: host mx.example.net[192.0.2.5] said: 450 4.2.0 Greylisted (in reply to RCPT TO command)
            """).Reports);
        Assert.Equal((ReportKind.Deferral, BounceReason.Greylisted), (report.Kind, report.Verdict.Reason));
    }

    [Fact]
    public void A_transcript_has_a_section_for_each_recipient() => Assert.Equal(
        [
            ("ann@example.net", BounceReason.DomainNotFound), ("bob@example.com", BounceReason.MailboxFull),
            ("cas@example.com", BounceReason.UserUnknown),
        ],
        Told(Sendmail("""
            550 example.net (smtp)... 550 Host unknown
            554 <ann@example.net>... 550 Host unknown (Authoritative answer from name server)
            ... while talking to mx.example.com.:
            >>> RCPT To:<bob@example.com>
            <<< 552 5.2.2 Mailbox full
            554 <bob@example.com>... Service unavailable
            >>> RCPT To:<cas@example.com>
            <<< 550-5.1.1 The address was
            <<< 550 5.1.1 not found: user unknown
            550 5.1.1 <cas@example.com>... User unknown
            """)));

    [Fact]
    public void What_is_refused_before_the_recipients_is_refused_for_all_of_them()
    {
        var reports = Mails.Read(Sendmail("""
            ... while talking to mx.example.net.:
            >>> MAIL From:<news@example.org>
            <<< 550 5.7.1 blocked using zen.spamhaus.org
            554 <ann@example.net>... Remote protocol error
            554 <bob@example.net>... Remote protocol error
            ... while talking to mx.example.com.:
            >>> RCPT To:<cas@example.com>
            <<< 550 5.1.1 user unknown
            550 <cas@example.com>... User unknown
            """)).Reports;
        Assert.Equal(
            [BounceClass.Blocked, BounceClass.Blocked, BounceClass.Hard], reports.Select(report => report.Verdict.Class));
        Assert.Equal(["mx.example.net", "mx.example.net", "mx.example.com"], reports.Select(report => report.RemoteMta));
    }

    [Fact]
    public void What_a_local_program_prints_is_the_reason()
    {
        var report = Assert.Single(Mails.Read(Sendmail("""
            mail.local: mailbox of ann is over quota
            554 <ann@example.net>... Service unavailable
            """)).Reports);
        Assert.Equal(("mail.local: mailbox of ann is over quota", BounceReason.MailboxFull), (report.Diagnostic, report.Verdict.Reason));
    }

    [Fact]
    public void A_transcript_without_addresses_is_about_the_recipient_of_the_report()
    {
        var report = Assert.Single(Mails.Read("""
            From: MAILER-DAEMON@mx.example.net
            To: news@example.org
            Subject: Returned mail: Service unavailable
            Content-Type: multipart/report; report-type=delivery-status; boundary="b"

            --b
            Content-Type: text/plain

               ----- Transcript of session follows -----
            /usr/libexec/mail.local: mailbox of ann is over quota
            554 5.0.0 Service unavailable
            --b
            Content-Type: message/delivery-status

            Final-Recipient: RFC822; ann@example.net
            Action: failed
            Status: 5.0.0
            --b--
            """).Reports);
        Assert.Equal(BounceReason.MailboxFull, report.Verdict.Reason);
    }

    private static string Exim(string subject, string words) => $"""
        Return-path: <>
        Auto-Submitted: auto-replied
        From: Mail Delivery System <Mailer-Daemon@example.org>
        To: news@example.org
        Subject: Mail failure - {subject}

        {words}

        ------ This is a copy of your message, including all the headers. ------

        From: news@example.org
        To: ann@example.net
        Subject: News
        """;

    [Theory]
    [InlineData("ann@example..net: malformed address: .net may not follow ann@example.", "ann@example..net")]
    [InlineData("bob@@example.com: malformed address: @example.com may not follow bob@", "bob@@example.com")]
    [InlineData("cas smith@example.com: malformed address: smith@example.com may not follow cas", "cas smith@example.com")]
    [InlineData("dee@example.com.  domain is malformed", "dee@example.com.")]
    public void Exim_names_an_address_that_it_could_not_read(string line, string address)
    {
        var mail = Exim("malformed recipient address", $"One of your recipients was incorrectly constructed:\n\n  {line}");
        var report = Assert.Single(Mails.Read(mail).Reports);
        Assert.Equal((address, BounceClass.Hard), (report.Recipient, report.Verdict.Class));
    }

    [Fact]
    public void A_local_notice_of_Exim_that_names_nobody_is_about_the_recipient_of_the_message()
    {
        var mail = Exim("message too big", "A message that you sent was longer than the maximum size allowed on this system.");
        Assert.Equal("ann@example.net", Assert.Single(Mails.Read(mail).Reports).Recipient);
    }

    private static string Gateway(string envelope) => $"""
        From: post_office@sms.example.com
        To: news@example.org
        Subject: Re: News

        The message could not be handed over.

        Error message below:
        550 5.1.1 no such subscriber

        Message details:
          Subject: News
        {envelope}
          From: news@example.org
        """;

    [Fact]
    public void A_gateway_repeats_the_envelope()
    {
        var report = Assert.Single(
            Mails.Read(Gateway("  MAIL FROM: bounce@example.org\n  RCPT TO: 5550100@sms.example.com")).Reports);
        Assert.Equal(
            ("5550100@sms.example.com", BounceClass.Hard, "550 5.1.1 no such subscriber"),
            (report.Recipient, report.Verdict.Class, report.Diagnostic));
    }

    [Fact]
    public void A_gateway_repeats_an_envelope_of_several()
    {
        var reports = Mails.Read(Gateway("  MAIL FROM: b@example.org\n  RCPT TO: ann@example.net\n  RCPT TO: bob@example.net")).Reports;
        Assert.Equal(["ann@example.net", "bob@example.net"], reports.Select(report => report.Recipient));
        Assert.All(reports, report => Assert.Equal(BounceClass.Hard, report.Verdict.Class));
    }

    [Fact]
    public void Such_words_without_an_envelope_report_nothing() => Assert.Empty(Mails.Read(Gateway("  Size: 812")).Reports);

    private static string List(string from, string subject, string words, string fields = "X-Nothing: 1") => $"""
        From: {from}
        To: news@example.org
        Subject: {subject}
        {fields}

        {words}
        """;

    public static TheoryData<string> Refusals { get; } =
    [
        List(
            "friends-bounces@lists.example.net", "Request to mailing list Friends rejected",
            "Your request to the Friends mailing list\n\n    Posting of your message\n\nhas been rejected by the list moderator.",
            "X-BeenThere: friends@lists.example.net"),
        List(
            "friends-owner@lists.example.net", "News",
            "Non-members are not allowed to post messages to this list.", "X-Mailman-Version: 2.1.39"),
        List("friends-help@lists.example.net", "Returned post for friends@lists.example.net", "It was not accepted by the moderator."),
        List(
            "friends+owner@lists.example.net", "Post to friends@lists.example.net denied: News",
            "The message from news@example.org was unable to be delivered to the list because you are not a list subscriber."),
        List(
            "LISTSERV@lists.example.net", "Rejected posting to FRIENDS@lists.example.net",
            "You are not authorized to send mail to the FRIENDS list."),
        List("owner-friends@lists.example.net", "News", "You are not allowed to post to this mailing list."),
        List(
            "friends-editor@lists.example.net", "Your message has been rejected.",
            "Your message for list friends@lists.example.net\nhas been rejected by the moderator (cas@example.net)."),
        List("SYMPA <sympa@lists.example.net>", "Message distribution", "Message 8f1a2b for list 'friends' has been rejected."),
        List("SYMPA <sympa@lists.example.net>", "News", "Only subscribers may post to the list friends of this server."),
    ];

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_list_that_refuses_a_message_is_the_recipient(string mail)
    {
        var report = Assert.Single(Mails.Read(mail).Reports);
        Assert.Equal(
            ("friends@lists.example.net", ReportKind.Bounce, BounceClass.Blocked),
            (report.Recipient.ToLowerInvariant(), report.Kind, report.Verdict.Class));
    }

    [Fact]
    public void A_message_that_waits_for_a_moderator_is_not_refused() => Assert.DoesNotContain(
        Mails.Read(List(
            "friends-bounces@lists.example.net", "Your message to Friends awaits moderator approval",
            "Is being held until the list moderator can review it.\n\nThe reason: non-members are not allowed to post.",
            "X-BeenThere: friends@lists.example.net")).Reports,
        report => report.Kind == ReportKind.Bounce);

    [Fact]
    public void A_subscription_that_is_rejected_is_no_message() => Assert.DoesNotContain(
        Mails.Read(List(
            "friends-bounces@lists.example.net", "Request to mailing list Friends rejected",
            "Your request to the Friends mailing list\n\n    Subscription request\n\nhas been rejected by the list moderator.")).Reports,
        report => report.Kind == ReportKind.Bounce);

    [Fact]
    public void A_person_who_writes_of_a_refusal_refuses_nothing() => Assert.Empty(
        Mails.Read(List("Ann <ann@example.net>", "Help", "I am not allowed to post to friends@lists.example.net, can you help?")).Reports);

    private static string Gmail(string words) => $"""
        From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
        To: owner@example.org
        Subject: Delivery Status Notification (Failure)
        X-Failed-Recipients: ann@example.net

        ** Message not delivered **

        {words}

        The response was:

        The server of the account closed the connection.
        """;

    [Theory]
    [InlineData("You sent this with 'Send mail as', and the other account is misconfigured.")]
    [InlineData("See https://support.google.com/mail/?p=CustomFromDenied")]
    public void A_notice_about_the_senders_own_account_is_about_the_sender(string words) =>
        Assert.Equal(("ann@example.net", BounceReason.SenderRejected), Assert.Single(Told(Gmail(words))));

    [Fact]
    public void Any_other_notice_of_Gmail_is_judged_by_its_response() => Assert.NotEqual(
        BounceReason.SenderRejected, Assert.Single(Told(Gmail("The address was not found."))).Item2);
}

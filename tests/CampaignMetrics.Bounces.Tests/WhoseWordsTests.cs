namespace CampaignMetrics.Bounces.Tests;

/// <summary>Only what the receiving server said is judged, whatever stands around it.</summary>
public sealed class WhoseWordsTests
{
    private static readonly BounceClassifier Classifier = BounceClassifier.Default;

    [Theory]
    [InlineData("550 ann@club.example not found", "host mx.club.example[192.0.2.3] said: {0} (in reply to RCPT TO command)")]
    [InlineData("552 5.2.2 over quota", "host mx.club.example[192.0.2.3] said: {0} (in reply to end of DATA command)")]
    [InlineData("450 4.2.0 greylisted", "host mx.club.example[192.0.2.3]:25 said: {0} (in reply to MAIL FROM command)")]
    [InlineData("550 5.1.1 user unknown", "SMTP error from remote mail server after RCPT TO:<ann@club.example>: {0}")]
    [InlineData("550 invalid", "SMTP error from remote mail server after RCPT TO:<a@club.example>: host mx.club.example [192.0.2.3]: {0}")]
    [InlineData("530 this relay needs TLS", "It was rejected by the recipient domain. The error that the other server returned was: {0}")]
    [InlineData("550 unknown mailbox", "Remote host said: {0} I'm not going to try again; this message has been in the queue too long.")]
    [InlineData("552 mailbox full", "5.0.0 - Other address status {0} (delivery attempts: 3)")]
    [InlineData("mailbox of ann is full", "X-Spam-Blocklist-Relay-Of-A-Customer; {0}")]
    [InlineData("450 4.3.2 shutting down", "delivery temporarily suspended: host mx.club.example[192.0.2.3] refused to talk to me: {0}")]
    public void The_frame_of_a_reply_changes_nothing(string reply, string frame)
    {
        var framed = string.Format(System.Globalization.CultureInfo.InvariantCulture, frame, reply);
        Assert.Equal(Classifier.Classify(reply).Reason, Classifier.Classify(framed).Reason);
    }

    [Theory]
    [InlineData("smtp; 550 4.4.7 Message expired: no delivery in 500 minutes.<451 4.1.1 no such user, later>", BounceReason.Expired)]
    [InlineData("554 5.4.7 message timeout (the last answer: 450 4.1.2 domain not found)", BounceReason.Expired)]
    [InlineData("554 5.4.7 exceeded max time without delivery (450 user unknown)", BounceReason.Expired)]
    [InlineData("Too old", BounceReason.Expired)]
    [InlineData("connect ECONNREFUSED 192.0.2.9:25", BounceReason.ConnectionFailed)]
    [InlineData("tls: failed to verify certificate: x509: unknown authority", BounceReason.ConnectionFailed)]
    [InlineData("ETIMEDOUT: Greeting never received", BounceReason.ServerNotResponding)]
    [InlineData("getaddrinfo EAI_AGAIN mx.club.example", BounceReason.DnsFailure)]
    [InlineData("getaddrinfo ENOTFOUND club.example", BounceReason.DomainNotFound)]
    public void What_the_sending_program_ran_into_is_no_word_about_the_recipient(string text, BounceReason reason) =>
        Assert.Equal(reason, Classifier.Classify(text).Reason);

    [Theory]
    [InlineData("550 4.1.1 user unknown"), InlineData("550 4.2.1 mailbox disabled")]
    public void A_status_that_asks_to_try_again_is_never_hard(string reply) =>
        Assert.Equal(BounceClass.Temporary, Classifier.Classify(reply).Class);

    [Theory]
    [InlineData("550 5.1.8 no MX record of the sender's domain", BounceReason.SenderRejected)]
    [InlineData("554 5.6.0 invalid structure", BounceReason.ContentRefused)]
    [InlineData("550 this recipient is not in my validrcptto list (#5.7.1)", BounceReason.UserUnknown)]
    [InlineData("550 Kullanıcı bulunamadı", BounceReason.UserUnknown)]
    public void Status_and_words_tell_whose_fault_it_is(string reply, BounceReason reason) =>
        Assert.Equal(reason, Classifier.Classify(reply).Reason);

    [Theory]
    [InlineData("spam-filter.club.example")]
    [InlineData("mx.quota-exceeded.example")]
    [InlineData("blocked.virus.example")]
    [InlineData("MX.SPF-CHECK.EXAMPLE")]
    public void The_name_of_a_host_is_no_word(string host)
    {
        var silent = Classifier.Classify($"connect to {host}[192.0.2.9]:25: Connection timed out");
        Assert.Equal(BounceReason.ServerNotResponding, silent.Reason);
        Assert.Equal(BounceReason.UserUnknown, Classifier.Classify($"550 {host} no such user").Reason);
        Assert.Equal(BounceReason.Undefined, Classifier.Classify($"550 {host}").Reason);
    }

    [Theory]
    [InlineData("550 see https://www.spamhaus.org/query/ip/192.0.2.7", BounceReason.IpBlocked)]
    [InlineData("554 listed, zen.spamhaus.org", BounceReason.IpBlocked)]
    [InlineData("550 message rejected.Spam", BounceReason.SpamDetected)]
    public void Names_of_lists_and_ends_of_sentences_are_words(string reply, BounceReason reason) =>
        Assert.Equal(reason, Classifier.Classify(reply).Reason);

    [Theory]
    [InlineData("550 see http://mail.example/spam.html", BounceReason.Undefined)]
    [InlineData("550 5.7.1 blocked, see https://help.example/mailbox-full", BounceReason.IpBlocked)]
    [InlineData("550 (https://help.example:8443/a/user-unknown) mailbox full", BounceReason.MailboxFull)]
    [InlineData("550 <http://help.example/user-unknown>; mailbox full", BounceReason.MailboxFull)]
    [InlineData("550 https://help.example/why?reason=mailbox-full", BounceReason.Undefined)]
    [InlineData("550 http://club.example/spam http://help.example/b over quota", BounceReason.MailboxFull)]
    public void The_path_of_an_address_on_the_web_is_no_word(string reply, BounceReason reason) =>
        Assert.Equal(reason, Classifier.Classify(reply).Reason);

    [Theory]
    [InlineData("550 5.1.1 =?utf-8?Q?Unbekannter_Empf=C3=A4nger?=", BounceReason.UserUnknown)]
    [InlineData("550 =?utf-8?B?w4RyZ2VybGljaA==?=", BounceReason.Undefined)]
    [InlineData("552 =?iso-8859-1?Q?Postfach_ist_voll?= 4711", BounceReason.MailboxFull)]
    [InlineData("550 =?utf-8?X?broken", BounceReason.Undefined)]
    public void Encoded_words_are_decoded_and_their_charset_is_no_word(string reply, BounceReason reason) =>
        Assert.Equal(reason, Classifier.Classify(reply).Reason);

    [Fact]
    public void Dots_before_an_address_end_the_words() =>
        Assert.Equal(BounceReason.MailboxFull, Classifier.Classify("552 Mailbox full...ann@club.example").Reason);

    [Fact]
    public void The_senders_subject_is_no_word_of_the_server()
    {
        Assert.Equal(BounceReason.UserUnknown, Classifier.Classify("550 no such user\nSubject: Your quota is full of spam\n").Reason);
        Assert.Equal(BounceReason.SpamDetected, Classifier.Classify("550-Subject: a sale\n550 rejected as spam").Reason);
        Assert.Equal(BounceReason.ContentRefused, Classifier.Classify("550 missing subject").Reason);
    }

    [Fact]
    public void A_notification_around_the_reply_is_no_word_of_the_server()
    {
        const string Told =
            """{"notificationType":"Bounce","bounce":{"bounceType":"Permanent","spam":1,"diagnosticCode":"smtp; 550 5.1.1 no"}}""";
        Assert.Equal(BounceReason.UserUnknown, Classifier.Classify(Told).Reason);
        Assert.Equal(default, Classifier.Classify("""{"bounce":{"bounceType":"Transient","quota":"full"}}"""));
    }

    [Fact]
    public void The_receiver_is_recognised_by_the_frame() =>
        Assert.Equal(
            "google-over-quota",
            Classifier.Classify("host gmail-smtp-in.l.google.com[192.0.2.9] said: 452 4.2.2 see answer/6558 (in reply to RCPT TO command)")
                .Rule);

    [Theory]
    [InlineData("554 mx3.club.example ESMTP go away", SmtpPhase.Connect)]
    [InlineData("554-mx3.club.example\r\n554 no", SmtpPhase.Connect)]
    [InlineData("host mx.club.example[192.0.2.1] refused to talk to me: 421 busy", SmtpPhase.Connect)]
    [InlineData("Connected to 192.0.2.4 but greeting failed.", SmtpPhase.Connect)]
    [InlineData("Connected to 192.0.2.4 but my name was rejected.", SmtpPhase.Hello)]
    [InlineData("Connected to 192.0.2.4 but sender was rejected.", SmtpPhase.MailFrom)]
    [InlineData("192.0.2.4 does not like recipient.", SmtpPhase.RcptTo)]
    [InlineData("192.0.2.4 failed on DATA command.", SmtpPhase.Data)]
    [InlineData("192.0.2.4 failed after I sent the message.", SmtpPhase.Data)]
    [InlineData("554 no. SMTP command MAIL", SmtpPhase.MailFrom)]
    [InlineData("554 sorry, mx.club.example", SmtpPhase.Unknown)]
    [InlineData("550 mx3.club.example no", SmtpPhase.Unknown)]
    public void The_phase_is_learnt_from_the_frame(string text, SmtpPhase phase) => Assert.Equal(phase, SmtpReply.Parse(text).Phase);

    [Theory]
    [InlineData("421 service not available")]
    [InlineData("450 user unknown")]
    [InlineData("421 too busy")]
    public void What_greets_with_4yz_is_temporary(string reply) =>
        Assert.Equal(
            BounceClass.Temporary, Classifier.Classify($"host mx.club.example[192.0.2.3] refused to talk to me: {reply}").Class);

    [Theory]
    [InlineData("MAILBOX_FULL", BounceReason.MailboxFull)]
    [InlineData("mailboxFull", BounceReason.MailboxFull)]
    [InlineData("InvalidAddress", BounceReason.UserUnknown)]
    [InlineData("unknown user", BounceReason.UserUnknown)]
    [InlineData("ContentRejected", BounceReason.ContentRefused)]
    [InlineData("Unclassified", BounceReason.Undefined)]
    [InlineData("", BounceReason.Undefined)]
    public void A_providers_word_is_read_as_one_of_the_reasons(string word, BounceReason reason) =>
        Assert.Equal(reason, Classifier.ClassifyWord(word).Reason);

    [Theory]
    [InlineData("552 5.2.2 mailbox full")]
    [InlineData("452 4.2.2 over quota")]
    [InlineData("452 4.2.2")]
    public void A_full_mailbox_is_one_reason_and_one_class(string reply)
    {
        var verdict = Classifier.Classify(reply);
        Assert.Equal((BounceReason.MailboxFull, BounceClass.Soft), (verdict.Reason, verdict.Class));
    }
}

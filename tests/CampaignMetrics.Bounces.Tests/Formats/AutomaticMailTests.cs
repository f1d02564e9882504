namespace CampaignMetrics.Bounces.Tests.Formats;

public sealed class AutomaticMailTests
{
    private static BounceMail Read(string fields, string words) => Mails.Read($"""
        Return-Path: <>
        From: Ann Example <ann@example.net>
        To: news@example.org
        {fields}
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8

        {words}
        """);

    [Theory]
    [InlineData("Subject: I have left\nAuto-Submitted: auto-generated", "Your mail will not be delivered. Write to info@example.net.")]
    [InlineData("Subject: New address\nAuto-Submitted: auto-replied", "Please use the following address:\n\nann.new@example.com")]
    [InlineData("Subject: Re: News\nX-Autoreply: yes", "This mailbox could not be delivered to me any more: ann.new@example.com")]
    [InlineData("Subject: [Case 12] Received\nAuto-Submitted: auto-generated", "An error occurred while reading it: files@example.net")]
    [InlineData("Subject: 自动答复: News\nAuto-Submitted: auto-generated", "无法投递")]
    [InlineData("Subject: Undeliverable: News\nAuto-Submitted: auto-replied", "Mail to me could not be delivered. Ask bob@example.net.")]
    public void A_mailbox_that_answers_bounces_nobody(string fields, string words) =>
        Assert.DoesNotContain(Read(fields, words).Reports, report => report.Kind is ReportKind.Bounce or ReportKind.Deferral);

    [Fact]
    public void An_answer_of_Exchange_is_an_automatic_reply() => Assert.Equal(
        BounceMailKind.AutoReply,
        Read("Subject: Gone\nAuto-Submitted: auto-generated\nIn-Reply-To: <42@example.org>", "I no longer work here.").Kind);

    [Fact]
    public void Words_of_absence_behind_the_null_path_are_an_automatic_reply() =>
        Assert.Equal(BounceMailKind.AutoReply, Read("Subject: Re: News", "I am out of office until Monday.").Kind);

    [Theory]
    [InlineData("Automatisch antwoord: Lente"), InlineData("Autosvar: Vår"), InlineData("Automatiskt svar: Vår"), InlineData("Frånvarande")]
    [InlineData("Autosvar: Fraværende"), InlineData("Ikke på kontoret"), InlineData("Automaattinen vastaus: Kevät"), InlineData("Lomalla")]
    [InlineData("Automatická odpověď: Jaro"), InlineData("Mimo kancelář"), InlineData("Odpowiedź automatyczna: Wiosna")]
    [InlineData("自动回复: 春"), InlineData("不在辦公室"), InlineData("自動返信: 春"), InlineData("不在通知"), InlineData("Otomatik yanıt: Bahar")]
    [InlineData("Resposta automática: Primavera"), InlineData("Risposta automatica: Primavera"), InlineData("Sono in ferie")]
    public void Subjects_of_many_languages_say_that_nobody_is_there(string subject) =>
        Assert.Equal(BounceMailKind.AutoReply, Read($"Subject: {subject}", "Hello.").Kind);

    [Theory]
    [InlineData("Subject: [Ticket #4711] received\nAuto-Submitted: auto-generated")]
    [InlineData("Subject: [Ticket #4711] received\nPrecedence: bulk")]
    [InlineData("Subject: Your request has been received\nX-Auto-Response-Suppress: All")]
    [InlineData("Subject: Case created: 00042\nAuto-Submitted: auto-replied")]
    [InlineData("Subject: Eingangsbestätigung\nX-Auto-Response-Suppress: DR, RN, NRN, OOF, AutoReply")]
    public void A_ticket_system_that_confirms_answers_automatically(string fields)
    {
        var mail = Read(fields, "Your message was not delivered to a person yet: support@example.net, ticket 4711.");
        Assert.Equal(BounceMailKind.AutoReply, mail.Kind);
        Assert.Equal(ReportKind.NotABounce, Assert.Single(mail.Reports).Kind);
    }

    [Fact]
    public void A_person_may_write_of_a_ticket() => Assert.Equal(BounceMailKind.Other, Mails.Read("""
        From: Ann Example <ann@example.net>
        To: news@example.org
        Subject: Your ticket for the show has been created

        See you there.
        """).Kind);

    [Fact]
    public void The_null_path_alone_makes_no_report() =>
        Assert.Empty(Read("Subject: Hello", "We moved. The parcel was not delivered to bob@example.net.").Reports);

    [Fact]
    public void An_answer_is_about_the_address_that_the_message_was_sent_to()
    {
        var mail = Mails.Read(Mails.AutoReply.Replace("To: news@", "To: bounce+info=example.net@", StringComparison.Ordinal));
        var report = Assert.Single(mail.Reports);
        Assert.Equal(("ann@example.net", "info@example.net"), (report.Recipient, report.OriginalRecipient));
    }

    [Fact]
    public void A_server_that_says_auto_replied_still_reports()
    {
        var mail = Mails.Read(Mails.Qmail.Replace("Subject:", "Auto-Submitted: auto-replied\nSubject:", StringComparison.Ordinal));
        Assert.Equal(ReportKind.Bounce, Assert.Single(mail.Reports).Kind);
    }

    private static string Receipt(string disposition) => $"""
        From: Ann <ann@example.net>
        To: news@example.org
        Subject: Read: News
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=disposition-notification; boundary="m"

        --m
        Content-Type: text/plain

        Your message was displayed. This is no guarantee that it was read.
        --m
        Content-Type: message/disposition-notification

        Reporting-UA: mailbox.example; Example 1.0
        Original-Recipient: rfc822;Info@example.net
        Final-Recipient: rfc822;ann@example.net
        Original-Message-ID: <42@example.org>
        Disposition: {disposition}

        --m--
        """;

    [Theory]
    [InlineData("manual-action/MDN-sent-manually; displayed", "displayed")]
    [InlineData("automatic-action/MDN-sent-automatically; deleted/warning", "deleted")]
    public void A_read_receipt_is_a_kind_of_its_own(string disposition, string type)
    {
        var mail = Mails.Read(Receipt(disposition));
        var report = Assert.Single(mail.Reports);
        Assert.Equal((BounceMailKind.ReadReceipt, ReportKind.NotABounce), (mail.Kind, report.Kind));
        Assert.Equal(
            ("ann@example.net", "Info@example.net", type, "42@example.org"),
            (report.Recipient, report.OriginalRecipient, report.Disposition, mail.Original.MessageId));
    }

    [Fact]
    public void A_receipt_without_a_disposition_is_none() =>
        Assert.Empty(Mails.Read(Receipt("").Replace("Disposition: ", "X-Nothing: ", StringComparison.Ordinal)).Reports);
}

namespace CampaignMetrics.Bounces.Tests.Formats;

/// <summary>Delivery reports without their usual parts or fields, and notices of a delay in other languages.</summary>
public sealed class LostReportTests
{
    private static string Report(string status, string words = "", string to = "news@example.org") => $"""
        Return-Path: <>
        From: MAILER-DAEMON@mx.example.net
        To: {to}
        Subject: Report
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: text/plain; charset=utf-8

        {words}
        --b
        {status}
        --b--
        """;

    [Fact]
    public void A_report_whose_status_part_is_lost_is_about_the_returned_recipient()
    {
        var report = Assert.Single(Mails.Read(Report(
            "Content-Type: message/rfc822\n\nFrom: news@example.org\nTo: ann@example.net\nMessage-ID: <42@example.org>\n",
            "552 5.2.2 Mailbox full")).Reports);
        Assert.Equal(
            (ReportKind.Bounce, "ann@example.net", BounceReason.MailboxFull), (report.Kind, report.Recipient, report.Verdict.Reason));
    }

    [Fact]
    public void A_status_without_a_recipient_is_about_whom_the_path_holds()
    {
        var report = Assert.Single(Mails.Read(Report(
            "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.net\n\nAction: failed\nStatus: 5.1.1",
            to: "weekly-bounces+ann=example.net@example.org")).Reports);
        Assert.Equal(("ann@example.net", "5.1.1", BounceClass.Hard), (report.Recipient, report.Status.ToString(), report.Verdict.Class));
    }

    [Theory]
    [InlineData("X-Customer-Mail-Relay-Service; mailbox of ann@example.net is full", "mailbox of ann@example.net is full")]
    [InlineData("smtp;552 5.2.2 Mailbox full", "552 5.2.2 Mailbox full")]
    [InlineData("552 5.2.2 Mailbox full; try later", "552 5.2.2 Mailbox full; try later")]
    public void A_type_of_any_length_is_no_word_of_the_server(string field, string diagnostic)
    {
        var report = Assert.Single(Mails.Read(Report(
            $"Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822; ann@example.net\nAction: failed\nDiagnostic-Code: {field}"))
            .Reports);
        Assert.Equal((diagnostic, BounceReason.MailboxFull), (report.Diagnostic, report.Verdict.Reason));
    }

    [Fact]
    public void Exchange_adds_the_servers_words_in_a_field_of_its_own()
    {
        var report = Assert.Single(Mails.Read(Report("""
            Content-Type: message/delivery-status

            Final-Recipient: rfc822; ann@example.net
            Action: failed
            Status: 5.2.0
            X-Supplementary-Info: <mx.example.net #5.2.0 smtp;552 5.2.2 mailbox over quota>
            """)).Reports);
        Assert.Equal(
            ("552 5.2.2 mailbox over quota", "mx.example.net", BounceReason.MailboxFull),
            (report.Diagnostic, report.RemoteMta, report.Verdict.Reason));
    }

    [Theory]
    [InlineData("Verzögerte Zustellung: News", "Die Zustellung an die folgenden Empfänger wurde verzögert:")]
    [InlineData("Remise différée : News", "La remise à ces destinataires a été retardée :")]
    [InlineData("Entrega retrasada: News", "La entrega a estos destinatarios se ha retrasado:")]
    [InlineData("Entrega atrasada: News", "A mensagem ainda não foi entregue a estes destinatários:")]
    [InlineData("Recapito ritardato: News", "Il messaggio non è ancora stato recapitato a questi destinatari:")]
    [InlineData("Bezorging vertraagd: News", "Het bericht is nog niet bezorgd bij deze geadresseerden:")]
    [InlineData("Opóźnione dostarczenie: News", "Wiadomość nie została jeszcze dostarczona do tych adresatów:")]
    [InlineData("Доставка задерживается: News", "Сообщение еще не доставлено этим получателям:")]
    [InlineData("传递延迟: News", "邮件尚未送达以下收件人:")]
    [InlineData("配信遅延: News", "メッセージはまだ配信されていません:")]
    public void A_delay_is_a_deferral_in_any_language(string subject, string words)
    {
        var report = Assert.Single(Mails.Read($"""
            Return-Path: <>
            From: Microsoft Outlook <postmaster@example.net>
            To: news@example.org
            Subject: {subject}
            Content-Type: text/plain; charset=utf-8

            {words}

            ann@example.net
            """).Reports);
        Assert.Equal(
            (ReportKind.Deferral, "ann@example.net", BounceClass.Temporary), (report.Kind, report.Recipient, report.Verdict.Class));
    }

    [Fact]
    public void A_full_mailbox_is_soft_in_a_notice_of_a_delay_too()
    {
        var report = Assert.Single(Mails.Read(Report("""
            Content-Type: message/delivery-status

            Final-Recipient: rfc822; ann@example.net
            Action: delayed
            Status: 4.2.2
            Diagnostic-Code: smtp; 452 4.2.2 Mailbox full
            """)).Reports);
        Assert.Equal(
            (ReportKind.Deferral, BounceReason.MailboxFull, BounceClass.Soft),
            (report.Kind, report.Verdict.Reason, report.Verdict.Class));
    }

    [Theory]
    [InlineData("Unzustellbar: News", "Die Zustellung an folgende Empfänger ist fehlgeschlagen:")]
    [InlineData("Non remis : News", "Votre message n'a pas pu être remis à ces destinataires :")]
    public void A_failure_in_another_language_is_no_delay(string subject, string words) => Assert.Equal(
        ReportKind.Bounce,
        Assert.Single(Mails.Read($"""
            From: Microsoft Outlook <postmaster@example.net>
            To: news@example.org
            Subject: {subject}
            Content-Type: text/plain; charset=utf-8

            {words}

            ann@example.net
            """).Reports).Kind);

    [Fact]
    public void Words_around_a_servers_own_are_not_its_words()
    {
        var report = Assert.Single(Mails.Read("""
            From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
            To: owner@example.org
            X-Failed-Recipients: ann@example.net
            Subject: Delivery Status Notification (Failure)

            Delivery to the following recipient failed permanently:

                 ann@example.net

            Google tried to deliver your message, but it was rejected by the server for the recipient domain example.net. The domain
            was not found guilty of anything. The error that the other server returned was:
            500 5.5.1 this one is not wanted here
            """).Reports);
        Assert.NotEqual(BounceClass.Hard, report.Verdict.Class);
    }
}

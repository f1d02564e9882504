using System.Text;
using BenchmarkDotNet.Attributes;
using CampaignMetrics.Bounces;

namespace CampaignMetrics.Benchmarks;

/// <summary>Whole bounce mails a second on one thread.</summary>
[MemoryDiagnoser]
public class BounceMailBenchmarks
{
    private static readonly byte[] Report = Encoding.ASCII.GetBytes(
        """
        Return-Path: <>
        From: MAILER-DAEMON@mail.example.org (Mail Delivery System)
        Subject: Undelivered Mail Returned to Sender
        To: bounce+ann=example.net@example.org
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="A1/mail.example.org"

        --A1/mail.example.org
        Content-Type: text/plain; charset=us-ascii

        This is the mail system at host mail.example.org.

        I'm sorry to have to inform you that your message could not
        be delivered to one or more recipients. It's attached below.

        <ann@example.net>: host mx.example.net[192.0.2.1] said: 550 5.1.1 <ann@example.net>:
            Recipient address rejected: User unknown (in reply to RCPT TO command)

        --A1/mail.example.org
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mail.example.org
        Arrival-Date: Mon, 2 Jun 2025 10:00:00 +0000

        Final-Recipient: rfc822; ann@example.net
        Action: failed
        Status: 5.1.1
        Remote-MTA: dns; mx.example.net
        Diagnostic-Code: smtp; 550 5.1.1 <ann@example.net>: Recipient address rejected: User unknown

        --A1/mail.example.org
        Content-Type: message/rfc822

        Message-ID: <abc@example.org>
        From: news@example.org
        To: ann@example.net
        Subject: News

        Hello
        --A1/mail.example.org--
        """);

    private static readonly byte[] FreeForm = Encoding.ASCII.GetBytes(
        """
        X-Failed-Recipients: ann@example.net
        From: Mail Delivery System <Mailer-Daemon@mail.example.org>
        To: news@example.org
        Subject: Mail delivery failed: returning message to sender

        This message was created automatically by mail delivery software.

        A message that you sent could not be delivered to one or more of its
        recipients. This is a permanent error. The following address(es) failed:

          ann@example.net
            SMTP error from remote mail server after RCPT TO:<ann@example.net>:
            host mx.example.net [192.0.2.1]: 552 5.2.2 Mailbox full

        ------ This is a copy of the message, including all the headers. ------

        Message-ID: <abc@example.org>
        From: news@example.org
        To: ann@example.net

        Hello
        """);

    /// <summary>A report by RFC 3464.</summary>
    [Benchmark(Baseline = true)]
    public int DeliveryStatus() => BounceMail.Read(Report).Reports.Count;

    /// <summary>A report in the words of Exim.</summary>
    [Benchmark]
    public int Words() => BounceMail.Read(FreeForm).Reports.Count;
}

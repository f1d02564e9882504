using BenchmarkDotNet.Attributes;
using CampaignMetrics.Bounces;

namespace CampaignMetrics.Benchmarks;

/// <summary>SMTP replies a second on one thread, and the memory that each takes.</summary>
[MemoryDiagnoser]
public class BounceClassifierBenchmarks
{
    private static readonly string[] Replies =
    [
        "550 5.1.1 <ann@example.net>: Recipient address rejected: User unknown in virtual mailbox table",
        "452-4.2.2 The recipient's inbox is out of storage space. Please direct the recipient to\r\n452 4.2.2 https://support.google.com/mail/?p=OverQuotaTemp - gsmtp",
        "550 5.7.606 Access denied, banned sending IP [192.0.2.1]. To request removal from this list please visit https://sender.office.com/",
        "421 4.7.0 [TSS04] Messages from 192.0.2.1 temporarily deferred due to unexpected volume or user complaints",
        "host mx.example.net[192.0.2.1] said: 554 5.7.1 Service unavailable; Client host [192.0.2.2] blocked using zen.spamhaus.org (in reply to RCPT TO command)",
        "connect to mx.example.net[192.0.2.1]:25: Connection timed out",
        "552 Postfach voll",
        "550 5.0.0",
    ];

    /// <summary>Eight replies of different servers; the time is for one.</summary>
    [Benchmark(OperationsPerInvoke = 8)]
    public int Classify()
    {
        var sum = 0;
        foreach (var reply in Replies) sum += (int)BounceClassifier.Default.Classify(reply).Reason;
        return sum;
    }
}

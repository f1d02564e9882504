using System.Security.Cryptography;
using System.Text;
using BenchmarkDotNet.Attributes;
using CampaignMetrics.Webhooks;
using CampaignMetrics.Webhooks.Providers.SendGrid;
using CampaignMetrics.Webhooks.Verification;

namespace CampaignMetrics.Benchmarks;

/// <summary>
/// A SendGrid batch of 1,000 events: read, and verified. Times are for the
/// batch, so the read one in milliseconds is that of an event in microseconds.
/// </summary>
[MemoryDiagnoser]
public class WebhookBenchmarks
{
    private const string Timestamp = "1772442000";

    private static readonly string[] Events =
    [
        """{"email":"reader{0}@example.com","timestamp":1772442000,"smtp-id":"<1a2b{0}@geopod-ismtpd-5>","event":"delivered","category":["spring"],"sg_event_id":"ZGVsaXZlcmVk{0}","sg_message_id":"1a2b{0}.filter0001.22.5F0.0","response":"250 2.0.0 OK 1772442000 m143si2210036ioe.159 - gsmtp","ip":"198.51.100.9","tls":1,"email_id":"spring-sale"}""",
        """{"email":"reader{0}@example.com","timestamp":1772442007,"event":"open","category":["spring"],"sg_event_id":"b3Blbg{0}","sg_message_id":"1a2b{0}.filter0001.22.5F0.0","useragent":"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36","ip":"203.0.113.7","sg_machine_open":false,"sg_content_type":"html","email_id":"spring-sale"}""",
        """{"email":"reader{0}@example.com","timestamp":1772442009,"event":"click","category":["spring"],"sg_event_id":"Y2xpY2s{0}","sg_message_id":"1a2b{0}.filter0001.22.5F0.0","useragent":"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36","ip":"203.0.113.7","url":"https://shop.example/spring/garden?utm_source=newsletter","url_offset":{"index":3,"type":"html"},"email_id":"spring-sale"}""",
    ];

    private static readonly byte[] Body = Encoding.UTF8.GetBytes(
        $"[{string.Join(',', Enumerable.Range(0, 1000).Select(Numbered))}]\r\n");

    private static string Numbered(int i) => Events[i % Events.Length].Replace("{0}", $"{i:x4}", StringComparison.Ordinal);

    /// <summary>The signed time is a constant of long ago.</summary>
    private static readonly ReplayWindow AnyAge = new(TimeProvider.System, TimeSpan.FromDays(36_500));

    private readonly WebhookRequest _request;
    private readonly SendGridVerifier _verifier;

    public WebhookBenchmarks()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signature =
            key.SignData([.. Encoding.UTF8.GetBytes(Timestamp), .. Body], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        _request = new WebhookRequest(Body)
        {
            Headers = new WebhookHeaders
            {
                { SendGridVerifier.SignatureHeader, Convert.ToBase64String(signature) }, { SendGridVerifier.TimestampHeader, Timestamp },
            },
        };
        _verifier = new SendGridVerifier([Convert.ToBase64String(key.ExportSubjectPublicKeyInfo())], AnyAge);
    }

    [Benchmark(Baseline = true)]
    public int Read() => WebhookProvider.SendGrid.Read(_request).Events.Count;

    [Benchmark]
    public bool Verify() => _verifier.Verify(_request).IsVerified;
}

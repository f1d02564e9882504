using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using CampaignMetrics.TrackedMail;

namespace CampaignMetrics.Benchmarks;

/// <summary>
/// A newsletter of 50,000 characters and 20 links: read once, and prepared for each contact beside a mere copy of it; a token read, and a
/// click answered.
/// </summary>
[MemoryDiagnoser]
public class TrackingBenchmarks
{
    private const string BaseUrl = "https://t.example/t/";

    private static readonly DateTimeOffset At = new(2026, 3, 24, 9, 0, 0, TimeSpan.Zero);

    private static readonly string Html = Newsletter();

    private static readonly TrackingKeys Keys = new(new TrackingKey(1, new byte[TrackingKey.MinSecretLength]));

    private static readonly TrackingOptions Options = new() { BaseUrl = BaseUrl, Opens = true, Clicks = true };

    private static readonly MessageRecipient Reader = new("reader00001@example.com");

    private readonly TrackingEndpoint _endpoint = new(Keys, new EndpointOptions { BaseUrl = BaseUrl });
    private readonly PreparedEmail _email = EmailTemplate.Parse(Html, null, Options)
        .ForSending(Keys, new Sending { Ledger = "main", Email = "spring-sale", At = At });

    private readonly string _token = Keys.Write(new TrackingToken
    {
        Kind = TokenKind.Click, Ledger = "main", Email = "spring-sale", Contact = "reader00001@example.com", Link = "h1",
        Target = "https://shop.example/spring/garden?utm_source=newsletter",
    });

    [Benchmark(Baseline = true)]
    public string Copy() => new(Html.AsSpan());

    [Benchmark]
    public PreparedMessage Prepare() => _email.For(Reader);

    [Benchmark]
    public EmailTemplate Parse() => EmailTemplate.Parse(Html, null, Options);

    [Benchmark]
    public TokenRead ReadToken() => Keys.Read(_token);

    [Benchmark]
    public TrackingAnswer AnswerClick() => _endpoint.Answer(new TrackingHit { Token = _token, Method = "GET", At = At, Ip = "192.0.2.7" });

    private static string Newsletter()
    {
        var html = new StringBuilder("<html><body>");
        for (var i = 0; i < 20; i++)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p>{new string('x', 2_400)}</p>");
            html.Append(CultureInfo.InvariantCulture, $"<a href=\"https://shop.example/spring/{i}?utm_source=newsletter\">Tulips</a>");
        }
        return html.Append("</body></html>").ToString();
    }
}

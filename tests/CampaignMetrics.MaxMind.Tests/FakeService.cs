using System.Collections.Concurrent;
using System.Net;
using System.Net.Http;
using System.Text;
using MaxMind.GeoIP2;

namespace CampaignMetrics.MaxMind.Tests;

/// <summary>The web service without a network: answers of HTTP by address, behind the real client.</summary>
internal sealed class FakeService(Func<string, HttpResponseMessage> answer) : HttpMessageHandler
{
    public const string LicenceKey = "a-very-secret-key";

    private int _underWay, _mostUnderWay;

    /// <summary>The last parts of the addresses of requests, in the order in which they came.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    public ConcurrentQueue<string> Services { get; } = [];

    public int MostUnderWay => _mostUnderWay;

    /// <summary>What a request waits for before its answer.</summary>
    public Task Gate { get; init; } = Task.CompletedTask;

    public WebServiceClient Client(int timeout = 60_000) =>
        new(12, LicenceKey, ["en"], "service.invalid", timeout, false, this);

    public static HttpResponseMessage City(string country, string city) =>
        Json(HttpStatusCode.OK, $$"""{ "country": { "iso_code": "{{country}}" }, "city": { "names": { "en": "{{city}}" } } }""");

    public static HttpResponseMessage Error(int status, string code) =>
        Json((HttpStatusCode)status, $$"""{"code":"{{code}}","error":"Told about {{LicenceKey}}."}""");

    public static HttpResponseMessage Json(HttpStatusCode status, string body) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var parts = request.RequestUri!.AbsolutePath.Split('/');
        var ip = Uri.UnescapeDataString(parts[^1]);
        Asked.Enqueue(ip);
        Services.Enqueue(parts[^2]);
        var now = Interlocked.Increment(ref _underWay);
        InterlockedMax(ref _mostUnderWay, now);
        try
        {
            await Gate.WaitAsync(cancellationToken);
            await Task.Yield();
            return answer(ip);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    private static void InterlockedMax(ref int most, int now)
    {
        for (var seen = most; now > seen; seen = most) Interlocked.CompareExchange(ref most, now, seen);
    }
}

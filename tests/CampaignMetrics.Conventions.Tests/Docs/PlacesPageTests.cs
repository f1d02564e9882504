using System.Net;
using System.Net.Http;
using System.Text;
using CampaignMetrics.Geolocation.Tests.Writer;
using CampaignMetrics.MaxMind;
using MaxMind.GeoIP2;

namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>The code of docs/guide/places.md that uses MaxMind's own package, run without a network.</summary>
public sealed class PlacesPageTests
{
    private const string Opening =
        """{"type":"opened","at":"2026-03-01T12:00:00Z","email":"a","recipient":"ann@example.com","ip":"82.10.0.1"}""";

    private const string Click =
        """{"type":"clicked","at":"2026-03-01T12:01:00Z","email":"a","recipient":"ann@a.com","ip":"82.10.0.2","url":"https://a/"}""";

    [Fact]
    public void A_database_gives_the_places()
    {
        var file = Path.Combine(AppContext.BaseDirectory, "places-page.mmdb");
        var country = new Dictionary<string, object> { ["iso_code"] = "NO" };
        var record = new Dictionary<string, object> { ["country"] = country };
        File.WriteAllBytes(file, new DatabaseWriter().Add("82.10.0.0/16", record).ToArray());
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Opening));
        // snippet
        using var reader = new DatabaseReader(file);
        var ledger = new MessageLedger(new LedgerOptions { Enrichment = new Enrichment { Places = MaxMindPlaces.Of(reader) } });
        ledger.ReadLines(stream);
        // end
        Assert.Equal(1, ledger.EventCount);
        Assert.Contains("\"NO\"", Encoding.UTF8.GetString(ledger.Report().ToJson()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_web_service_is_asked_ahead()
    {
        using var client = new WebServiceClient(1, "key", httpMessageHandler: new Norway());
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Opening + "\n" + Click));
        var cancellationToken = TestContext.Current.CancellationToken;
        // snippet
        var addresses = new HashSet<string>();
        foreach (var read in EventLines.Read(stream))
        {
            var request = (read.Event as Opened)?.Request ?? (read.Event as Clicked)?.Request;
            if (request?.Ip is { } ip) addresses.Add(ip);
        }

        var places = new WebServicePlaces(client, MaxMindService.City, maxConcurrency: 4);
        ResolveResult result = await places.ResolveAsync(addresses, cancellationToken);
        foreach (var (address, outcome) in result.Unresolved)
            Console.Error.WriteLine($"{address}: {outcome}");

        var ledger = new MessageLedger(new LedgerOptions { Enrichment = new Enrichment { Places = places.Locate } });
        // end
        Assert.NotNull(ledger);
        Assert.Equal((2, "NO"), (result.Count(AddressOutcome.Located), places.Locate("82.10.0.2").Country));
    }

    private sealed class Norway : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent("""{ "country": { "iso_code": "NO" } }""", Encoding.UTF8, "application/json"),
            });
    }
}

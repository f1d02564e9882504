using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>What docs/guide/library.md says of JSON, run.</summary>
public sealed class JsonPageTests
{
    private const string March = """{ "campaigns": ["spring"], "from": "2026-03-01", "to": "2026-04-01", "zone": "Europe/Amsterdam" }""";

    private static MessageLedger Ledger()
    {
        var ledger = new MessageLedger();
        using var stream = File.OpenRead(Repository.PathOf("docs", "samples", "spring-sale.ndjson"));
        ledger.ReadLines(stream);
        return ledger;
    }

    [Fact]
    public void A_report_goes_through_a_queue()
    {
        var report = Ledger().Report();
        // snippet
        byte[] message = JsonSerializer.SerializeToUtf8Bytes(report);        // the bytes of report.ToJson()

        Report received = JsonSerializer.Deserialize<Report>(message)!;
        Console.WriteLine(received.Rates.Open);
        // end
        Assert.Equal(report.ToJson(), message);
        Assert.Equal(message, received.ToJson());
    }

    [Fact]
    public async Task A_minimal_API_binds_scopes_and_ids_and_returns_reports()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        var ledger = Ledger();
        // snippet
        app.MapPost("/report", (ReportScope scope) => ledger.Report(Definition.HubSpot, scope));
        app.MapGet("/history/{email}/{contact}", (EmailId email, ContactId contact) => ledger.History(email, contact));
        // end
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        await Answers(client, ledger);
    }

    private static async Task Answers(HttpClient client, MessageLedger ledger)
    {
        var scope = JsonSerializer.Deserialize<ReportScope>(March)!;
        Assert.Equal(new DateOnly(2026, 4, 1), scope.To);
        var answer = await Post(client, March);
        Assert.Equal(ledger.Report(null, scope).ToJson(), await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.BadRequest, (await Post(client, """{ "zone": "Mars" }""")).StatusCode);

        var contact = ledger.Recipients(Metric.Opened).First().Contact;
        var history = await client.GetFromJsonAsync<HistoryItem[]>($"/history/spring-sale/{contact}");
        Assert.Equal(ledger.History("spring-sale", contact), history!);
    }

    private static async Task<HttpResponseMessage> Post(HttpClient client, string json)
    {
        using var body = new StringContent(json, Encoding.UTF8, "application/json");
        return await client.PostAsync("/report", body);
    }
}

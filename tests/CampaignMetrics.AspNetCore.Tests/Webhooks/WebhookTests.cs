using System.Net;
using System.Text;
using CampaignMetrics.Testing;
using CampaignMetrics.Tests.Support.Hosts;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignMetrics.AspNetCore.Tests.Webhooks;

/// <summary>Requests of providers, from the wire to the ledger.</summary>
public sealed class WebhookTests : IDisposable
{
    private readonly SendGrid _sendGrid = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _sendGrid.Dispose();

    [Fact]
    public async Task A_verified_request_is_in_the_ledger_when_it_is_answered()
    {
        await using var served = await StartAsync();
        Assert.Equal(HttpStatusCode.OK, await PostAsync(served, SendGrid.Opens(0, 50)));
        Assert.Equal(50, await served.EventsAsync());
    }

    [Fact]
    public async Task A_request_that_comes_again_counts_once()
    {
        await using var served = await StartAsync();
        await PostAsync(served, SendGrid.Opens(0, 3));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(served, SendGrid.Opens(0, 3)));
        Assert.Equal(3, await served.EventsAsync());
    }

    [Fact]
    public async Task Requests_at_the_same_time_are_all_kept()
    {
        await using var served = await StartAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => PostAsync(served, SendGrid.Opens(i))));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer));
        Assert.Equal(200, await served.EventsAsync());
    }

    [Fact]
    public async Task The_ledger_may_be_fixed()
    {
        await using var served = await StartAsync(map: app => app.MapCampaignWebhooks("/hooks", Served.Ledger));
        Assert.Equal(HttpStatusCode.OK, await PostAsync(served, SendGrid.Opens(0), "/hooks/send-grid"));
        Assert.Equal(1, await served.EventsAsync());
    }

    [Theory]
    [InlineData("GET"), InlineData("HEAD")]
    public async Task A_provider_that_looks_first_is_answered(string method)
    {
        await using var served = await StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), "/webhooks/newsletter/sendgrid");
        Assert.Equal(HttpStatusCode.OK, (await served.Http.SendAsync(request, Token)).StatusCode);
    }

    [Fact]
    public async Task Events_that_cannot_be_stored_are_not_acknowledged_and_may_come_again()
    {
        var log = new FailingLog(new MemoryStore());
        await using var served = await StartAsync(log);
        log.Fails = true;
        using var request = _sendGrid.Request(SendGrid.Opens(0, 2));
        var answer = await served.Http.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        log.Fails = false;
        Assert.Equal(HttpStatusCode.OK, await PostAsync(served, SendGrid.Opens(0, 2)));
        Assert.Equal(2, await served.EventsAsync());
    }

    [Fact]
    public async Task An_element_that_is_no_event_is_counted_and_told_and_the_others_are_kept()
    {
        await using var served = await StartAsync();
        using var measured = new Measurements(served.Services.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>());
        var body = SendGrid.Opens(0)[..^1] + """,{"event":"open","timestamp":1772442000}]""";
        Assert.Equal(HttpStatusCode.OK, await PostAsync(served, body));
        Assert.Equal(1, await served.EventsAsync());
        const string rejected = "campaign_metrics.event.rejected {event} campaign_metrics.source=SendGrid campaign_metrics.stage=webhook";
        Assert.Equal(1, measured.Of(rejected));
        Assert.Contains(
            "1 elements of a request of SendGrid for the ledger newsletter are no events: no recipient.", served.Logs.Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_not_acknowledged_and_what_stands_before_is_kept()
    {
        await using var served = await StartAsync();
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(served, SendGrid.Opens(0, 2)[..^1] + ",{\"event\":"));
        Assert.Equal(2, await served.EventsAsync());
        Assert.Contains("could not be read to its end", served.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_are_counted_by_provider_and_answer()
    {
        await using var served = await StartAsync();
        using var measured = new Measurements(served.Services.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>());
        await PostAsync(served, SendGrid.Opens(0));
        await PostAsync(served, SendGrid.Opens(0), "/webhooks/newsletter/invented");
        const string name = "campaign_metrics.webhook.requests {request} campaign_metrics.source=";
        Assert.Equal(1, measured.Of(name + "SendGrid http.response.status_code=200"));
        Assert.Equal(1, measured.Of(name + "unknown http.response.status_code=404"));
    }

    [Fact]
    public async Task A_host_that_restarts_on_the_same_file_gives_the_same_report()
    {
        var folder = Directory.CreateTempSubdirectory("campaign-metrics-hooks-");
        var file = Path.Combine(folder.FullName, "events.db");
        byte[] before;
        await using (var served = await StartAsync(use: campaigns => campaigns.UseSqlite(file)))
        {
            await PostAsync(served, SendGrid.Opens(0, 50));
            before = (await served.Ledgers.GetAsync(Served.Ledger, Token)).Messages.Report().ToJson();
        }
        await using (var again = await StartAsync(use: campaigns => campaigns.UseSqlite(file)))
            Assert.Equal(before, (await again.Ledgers.GetAsync(Served.Ledger, Token)).Messages.Report().ToJson());
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task No_contact_and_no_key_is_logged()
    {
        await using var served = await StartAsync();
        await PostAsync(served, SendGrid.Opens(0, 3));
        await PostAsync(served, """[{"event":"open","email":"c@private.example"}]""");
        using var forged = _sendGrid.Request(SendGrid.Opens(9));
        forged.Content = new StringContent(SendGrid.Opens(10), Encoding.UTF8, "application/json");
        await served.Http.SendAsync(forged, Token);
        Assert.Contains("was not verified: the signature is wrong.", served.Logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("private.example", served.Logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(_sendGrid.PublicKey, served.Logs.Text, StringComparison.Ordinal);
        var signature = forged.Headers.GetValues("X-Twilio-Email-Event-Webhook-Signature").Single();
        Assert.DoesNotContain(signature, served.Logs.Text, StringComparison.Ordinal);
    }

    private Task<Served> StartAsync(
        IEventLog? log = null, Action<DependencyInjection.CampaignMetricsBuilder>? use = null, Action<WebApplication>? map = null) =>
        Served.StartAsync(
            campaigns =>
            {
                use?.Invoke(campaigns);
                campaigns.AddWebhook(Served.Ledger, _ => _sendGrid.Source);
            },
            map ?? (app => app.MapCampaignWebhooks("/webhooks")), log);

    private async Task<HttpStatusCode> PostAsync(Served served, string body, string path = "/webhooks/newsletter/sendgrid")
    {
        using var request = _sendGrid.Request(body, path);
        using var answer = await served.Http.SendAsync(request, Token);
        return answer.StatusCode;
    }
}

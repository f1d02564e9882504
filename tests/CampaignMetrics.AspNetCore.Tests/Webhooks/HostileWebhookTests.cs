using System.Net;
using System.Text;
using CampaignMetrics.Webhooks;
using CampaignMetrics.Webhooks.Verification;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignMetrics.AspNetCore.Tests.Webhooks;

/// <summary>Requests of others: forged, foreign, endless.</summary>
public sealed class HostileWebhookTests : IDisposable
{
    private const string Password = "Zk7secretQ";

    private readonly SendGrid _own = new(), _foreign = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _own.Dispose();
        _foreign.Dispose();
    }

    [Fact]
    public async Task A_body_that_was_changed_anywhere_is_refused()
    {
        await using var served = await StartAsync();
        var body = SendGrid.Opens(0);
        for (var i = 0; i < body.Length; i++)
        {
            using var request = _own.Request(body);
            var changed = string.Concat(body.AsSpan(0, i), ((char)(body[i] ^ 1)).ToString(), body.AsSpan(i + 1));
            request.Content = new StringContent(changed, Encoding.UTF8, "application/json");
            await RefusedAsync(served, request);
        }
    }

    [Fact]
    public async Task A_request_of_another_customer_is_refused()
    {
        await using var served = await StartAsync();
        using var request = _foreign.Request(SendGrid.Opens(0));
        await RefusedAsync(served, request);
        using var theirs = _foreign.Request(SendGrid.Opens(0), "/webhooks/other/sendgrid");
        Assert.Equal(HttpStatusCode.OK, (await served.Http.SendAsync(theirs, Token)).StatusCode);
        Assert.Equal((0, 1), (await served.EventsAsync(), await served.EventsAsync("other")));
    }

    [Theory]
    [InlineData("/webhooks/nobody/sendgrid"), InlineData("/webhooks/newsletter/brevo"), InlineData("/webhooks/newsletter/sendgrid/x")]
    [InlineData("/webhooks/newsletter"), InlineData("/webhooks/NEWSLETTER/sendgrid"), InlineData("/webhooks//sendgrid")]
    [InlineData("/webhooks/newsletter%2Fsendgrid"), InlineData("/webhooks/other%2F..%2Fnewsletter/sendgrid")]
    [InlineData("/webhooks/newsletter%0A/sendgrid"), InlineData("/webhooks/%F0%28%8C%28/sendgrid")]
    public async Task An_address_that_is_none_is_not_found(string path)
    {
        await using var served = await StartAsync();
        var answer = await Raw.SendAsync(
            served.Address, $"POST {path} HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n[]");
        Assert.Contains(" 404 ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_with_dots_is_the_address_that_it_means()
    {
        await using var served = await StartAsync();
        var answer = await Raw.SendAsync(
            served.Address, "POST /webhooks/other/../newsletter/sendgrid HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n[]");
        Assert.Contains(" 401 ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_says_that_it_is_too_large_is_refused_at_once()
    {
        await using var served = await StartAsync();
        var answer = await Raw.SendAsync(
            served.Address, "POST /webhooks/newsletter/sendgrid HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n\r\n[");
        Assert.Contains(" 413 ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_becomes_too_large_is_refused()
    {
        await using var served = await StartAsync();
        var piece = "1000\r\n" + new string(' ', 4096) + "\r\n";
        var answer = await Raw.SendAsync(
            served.Address, "POST /webhooks/newsletter/sendgrid HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", piece, piece,
            piece);
        Assert.Contains(" 413 ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_of_the_largest_size_is_read()
    {
        await using var served = await StartAsync();
        using var request = _own.Request(SendGrid.Opens(0).PadRight(8192));
        Assert.Equal(HttpStatusCode.OK, (await served.Http.SendAsync(request, Token)).StatusCode);
    }

    [Fact]
    public async Task A_body_that_does_not_end_is_given_up()
    {
        await using var served = await StartAsync(options => options.BodyTimeout = TimeSpan.FromMilliseconds(200));
        var answer = await Raw.SendAsync(
            served.Address, "POST /webhooks/newsletter/sendgrid HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n[");
        Assert.Contains(" 408 ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_compressed_body_that_the_host_does_not_undo_is_refused()
    {
        await using var served = await StartAsync();
        using var request = _own.Request(SendGrid.Opens(0));
        request.Content!.Headers.ContentEncoding.Add("gzip");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await served.Http.SendAsync(request, Token)).StatusCode);
    }

    [Fact]
    public async Task Who_sends_too_much_is_told_when_to_come_again_and_loses_nothing()
    {
        await using var served = await StartAsync(options => options.RequestsPerSecond = 3);
        List<HttpResponseMessage> answers = [];
        for (var i = 0; i < 12; i++)
        {
            using var request = _own.Request(SendGrid.Opens(i));
            answers.Add(await served.Http.SendAsync(request, Token));
        }
        var refused = answers.Where(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ToList();
        Assert.NotEmpty(refused);
        Assert.All(refused, answer => Assert.Equal("1", answer.Headers.GetValues("Retry-After").Single()));
        Assert.Equal(answers.Count(answer => answer.StatusCode == HttpStatusCode.OK), await served.EventsAsync());
    }

    [Fact]
    public async Task Who_states_no_credentials_is_asked_for_them()
    {
        await using var served = await StartAsync();
        using var answer = await served.Http.PostAsync("/webhooks/other/postmark", new StringContent("{}"), Token);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Basic realm=\"webhooks\"", answer.Headers.WwwAuthenticate.Single().ToString());
    }

    [Theory]
    [InlineData(Password, HttpStatusCode.OK), InlineData("wrong", HttpStatusCode.Unauthorized)]
    public async Task A_password_opens_and_is_not_logged(string password, HttpStatusCode status)
    {
        await using var served = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/webhooks/other/postmark")
        {
            Content = new StringContent(
                """{"RecordType":"Open","MessageID":"m","Recipient":"a@private.example","ReceivedAt":"2026-03-02T09:00:00Z"}"""),
        };
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"user:{password}"));
        request.Headers.TryAddWithoutValidation("Authorization", $"Basic {credentials}");
        Assert.Equal(status, (await served.Http.SendAsync(request, Token)).StatusCode);
        Assert.DoesNotContain(Password, served.Logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(credentials, served.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_verifier_of_a_source_has_to_accept()
    {
        var password = new BasicAuthVerifier(new BasicCredential("user", Password));
        await using var served = await Served.StartAsync(
            campaigns => campaigns.AddWebhook(
                Served.Ledger, _ => new WebhookSource(WebhookProvider.SendGrid, [.. _own.Source.Verifiers, password])),
            app => app.MapCampaignWebhooks("/webhooks"));
        using var request = _own.Request(SendGrid.Opens(0));
        await RefusedAsync(served, request);
    }

    private Task<Served> StartAsync(Action<CampaignWebhookOptions>? configure = null) => Served.StartAsync(
        campaigns => campaigns.AddWebhooks(configure)
            .AddWebhook(Served.Ledger, _ => _own.Source with { Reading = new WebhookOptions { MaxBodyBytes = 8192 } })
            .AddWebhook("other", _ => _foreign.Source)
            .AddWebhook("other", WebhookProvider.Postmark, new BasicAuthVerifier(new BasicCredential("user", Password))),
        app => app.MapCampaignWebhooks("/webhooks"));

    private static async Task RefusedAsync(Served served, HttpRequestMessage request)
    {
        using var answer = await served.Http.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync(Token));
        Assert.Equal(0, await served.EventsAsync());
    }
}

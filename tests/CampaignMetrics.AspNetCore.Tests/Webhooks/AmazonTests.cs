using System.Net;
using CampaignMetrics.AspNetCore.Webhooks;
using CampaignMetrics.Webhooks;
using CampaignMetrics.Webhooks.Providers.AmazonSes;
using CampaignMetrics.Webhooks.Verification;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CampaignMetrics.AspNetCore.Tests.Webhooks;

/// <summary>Amazon SES through SNS: certificates and subscriptions.</summary>
public sealed class AmazonTests
{
    private const string Open =
        """
        {"eventType":"Open","mail":{"messageId":"m-1","timestamp":"2026-03-02T09:00:00.000Z","destination":["a@private.example"]},
        "open":{"timestamp":"2026-03-02T10:00:00.000Z"}}
        """;

    private readonly Sns _sns = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_signed_notification_is_kept_and_its_certificate_fetched_once()
    {
        await using var served = await StartAsync();
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, await PostAsync(served, _sns.Notification(Open)));
        Assert.Equal(1, await served.EventsAsync());
        Assert.Equal([Sns.CertificateUrl], _sns.Fetched);
    }

    [Fact]
    public async Task A_subscription_is_confirmed_at_Amazon_and_its_token_is_not_logged()
    {
        await using var served = await StartAsync();
        Assert.Equal(HttpStatusCode.OK, await PostAsync(served, _sns.Subscription()));
        Assert.Contains("Action=ConfirmSubscription", _sns.Fetched[1], StringComparison.Ordinal);
        Assert.Contains($"was confirmed: {Sns.Topic}.", served.Logs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secrettoken", served.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subscription_that_cannot_be_confirmed_is_asked_for_again()
    {
        await using var served = await StartAsync();
        await PostAsync(served, _sns.Notification(Open));
        _sns.Answer = HttpStatusCode.Forbidden;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await PostAsync(served, _sns.Subscription()));
    }

    [Fact]
    public async Task A_subscription_is_left_to_others_where_the_options_say_so()
    {
        await using var served = await StartAsync(confirms: false);
        Assert.Equal(HttpStatusCode.OK, await PostAsync(served, _sns.Subscription()));
        Assert.Equal([Sns.CertificateUrl], _sns.Fetched);
    }

    [Theory]
    [InlineData("https://evil.example/SimpleNotificationService-0.pem")]
    [InlineData("http://sns.eu-west-1.amazonaws.com/SimpleNotificationService-0.pem")]
    [InlineData("https://sns.eu-west-1.amazonaws.com.evil.example/SimpleNotificationService-0.pem")]
    [InlineData("https://sns.eu-west-1.amazonaws.com@evil.example/SimpleNotificationService-0.pem")]
    public async Task A_certificate_elsewhere_is_not_fetched(string url)
    {
        await using var served = await StartAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(served, _sns.Notification(Open, url)));
        Assert.Empty(_sns.Fetched);
    }

    [Theory]
    [InlineData("https://sns.eu-west-1.amazonaws.com/a.pem", true), InlineData("https://sns.cn-north-1.amazonaws.com.cn/a", true)]
    [InlineData("https://sns.amazonaws.com/a", false), InlineData("https://sns.EU_1.amazonaws.com/a", false)]
    [InlineData("https://sns.a.b.amazonaws.com/a", false), InlineData("https://s3.eu-west-1.amazonaws.com/a", false)]
    [InlineData("https://sns.eu-west-1.amazonaws.com:8443/a", false), InlineData("https://u@sns.eu-west-1.amazonaws.com/a", false)]
    [InlineData("http://sns.eu-west-1.amazonaws.com/a", false), InlineData("https://evil.example/sns.eu-west-1.amazonaws.com", false)]
    public void Only_hosts_of_SNS_are_spoken_to(string url, bool isAmazons) => Assert.Equal(isAmazons, AmazonHost.Is(new Uri(url)));

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_not_trusted_and_not_asked_for_again_at_once()
    {
        await using var served = await StartAsync(trusted: new Sns());
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(served, _sns.Notification(Open)));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(served, _sns.Notification(Open)));
        Assert.Single(_sns.Fetched);
    }

    [Fact]
    public async Task A_certificate_of_another_host_is_not_trusted()
    {
        var other = new Sns("mail.example");
        await using var served = await StartAsync(trusted: other, handler: other);
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(served, other.Notification(Open)));
    }

    [Fact]
    public async Task A_certificate_that_cannot_be_fetched_refuses_the_request()
    {
        _sns.Answer = HttpStatusCode.NotFound;
        await using var served = await StartAsync();
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(served, _sns.Notification(Open)));
    }

    private Task<Served> StartAsync(Sns? trusted = null, Sns? handler = null, bool confirms = true) => Served.StartAsync(
        campaigns =>
        {
            campaigns.Services.AddSingleton<ICertificateSource>(services => new AmazonCertificates(
                services.GetRequiredService<IHttpClientFactory>(), TimeProvider.System,
                services.GetRequiredService<ILogger<AmazonCertificates>>()) { Roots = [(trusted ?? _sns).Certificate] });
            campaigns.AddWebhooks(options => options.ConfirmsSubscriptions = confirms).AddWebhook(Served.Ledger, SourceOf);
            campaigns.Services.AddHttpClient(AmazonHost.Client).ConfigurePrimaryHttpMessageHandler(() => handler ?? _sns);
        },
        app => app.MapCampaignWebhooks("/webhooks"));

    private static WebhookSource SourceOf(IServiceProvider services)
    {
        var window = new ReplayWindow(TimeProvider.System, TimeSpan.FromHours(2));
        var certificates = services.GetRequiredService<ICertificateSource>();
        return new WebhookSource(WebhookProvider.AmazonSes, new AmazonSesVerifier([Sns.Topic], certificates, window));
    }

    private static async Task<HttpStatusCode> PostAsync(Served served, string body)
    {
        using var answer = await served.Http.PostAsync("/webhooks/newsletter/amazon-ses", new StringContent(body), Token);
        return answer.StatusCode;
    }
}

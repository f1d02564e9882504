using System.Net;
using CampaignMetrics.Webhooks;
using CampaignMetrics.Webhooks.Verification;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CampaignMetrics.AspNetCore.Tests.Webhooks;

/// <summary>Which sources there are, and what is wrong with them, is known at start.</summary>
public sealed class RegistrationTests
{
    private static readonly BearerVerifier Verifier = new("a");

    [Fact]
    public void A_source_without_a_verifier_is_refused() =>
        Assert.Equal("verifiers", Assert.Throws<ArgumentException>(() => new WebhookSource(WebhookProvider.Brevo)).ParamName);

    [Fact]
    public async Task A_ledger_that_is_not_listed_stops_the_start() => Assert.Contains(
        "add it to options.Ledgers",
        await FaultAsync(campaigns => campaigns.AddWebhook("nobody", WebhookProvider.Brevo, Verifier)), StringComparison.Ordinal);

    [Fact]
    public async Task A_provider_that_is_named_twice_stops_the_start() => Assert.Contains(
        "names Brevo twice",
        await FaultAsync(campaigns => campaigns.AddWebhook(Served.Ledger, WebhookProvider.Brevo, Verifier)
            .AddWebhook(Served.Ledger, WebhookProvider.Brevo, Verifier)), StringComparison.Ordinal);

    [Fact]
    public async Task An_address_without_webhooks_says_what_to_call() =>
        Assert.Contains("call AddWebhook", await FaultAsync(_ => { }), StringComparison.Ordinal);

    [Fact]
    public async Task Sources_may_come_from_elsewhere()
    {
        await using var served = await Served.StartAsync(
            campaigns =>
            {
                campaigns.Services.AddSingleton<IWebhookSources, OwnSources>();
                campaigns.AddWebhooks();
            },
            app => app.MapCampaignWebhooks("/webhooks"));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(served, "/webhooks/newsletter/own"));
        Assert.Equal(HttpStatusCode.NotFound, await GetAsync(served, "/webhooks/newsletter/brevo"));
    }

    [Fact]
    public async Task Providers_are_let_in_where_only_users_are_otherwise()
    {
        await using var served = await Served.StartAsync(
            campaigns => campaigns.AddWebhook(Served.Ledger, WebhookProvider.Brevo, Verifier),
            app => app.MapCampaignWebhooks("/webhooks"), change: builder =>
            {
                Reports.HeaderUsers.AddTo(builder);
                builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(
                    new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
            });
        Assert.Equal(HttpStatusCode.OK, await GetAsync(served, "/webhooks/newsletter/brevo"));
    }

    [Fact]
    public async Task A_policy_of_the_host_for_webhooks_counts()
    {
        await using var served = await Served.StartAsync(
            campaigns => campaigns.AddWebhook(Served.Ledger, WebhookProvider.Brevo, Verifier),
            app => app.MapCampaignWebhooks("/webhooks").RequireAuthorization("ann"), change: Reports.HeaderUsers.AddTo);
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(served, "/webhooks/newsletter/brevo"));
    }

    private static async Task<HttpStatusCode> GetAsync(Served served, string path)
    {
        using var answer = await served.Http.GetAsync(path, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static async Task<string> FaultAsync(Action<DependencyInjection.CampaignMetricsBuilder> use) =>
        (await Assert.ThrowsAsync<InvalidOperationException>(
            () => Served.StartAsync(use, app => app.MapCampaignWebhooks("/webhooks")))).Message;

    private sealed class OwnSources : IWebhookSources
    {
        public ValueTask<WebhookSource?> FindAsync(string ledger, string provider, CancellationToken cancellationToken) =>
            new(provider == "own" ? new WebhookSource(WebhookProvider.Brevo, Verifier) : null);
    }
}

using CampaignMetrics.AspNetCore;
using CampaignMetrics.AspNetCore.Webhooks;
using CampaignMetrics.DependencyInjection;
using CampaignMetrics.Webhooks;
using CampaignMetrics.Webhooks.Verification;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the webhooks of email providers to the services of a host; <c>MapCampaignWebhooks</c> gives them an address.</summary>
/// <example>
/// <code>
/// builder.AddWebhook("newsletter", WebhookProvider.Brevo, new BearerVerifier("the token"));
/// </code>
/// </example>
public static class CampaignWebhookServices
{
    private const int LargestAnswer = 1 << 16;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <summary>Adds what receives webhooks. <see cref="AddWebhook(CampaignMetricsBuilder, string, WebhookProvider,
    /// IReadOnlyList{IWebhookVerifier})"/> does so, too.</summary>
    /// <param name="builder">The builder of CampaignMetrics.</param>
    /// <param name="configure">Sets the limits; null for the defaults.</param>
    public static CampaignMetricsBuilder AddWebhooks(
        this CampaignMetricsBuilder builder, Action<CampaignWebhookOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        var options = services.AddOptions<CampaignWebhookOptions>();
        if (configure is not null) options.Configure(configure);
        services.TryAddSingleton<IWebhookSources, RegisteredSources>();
        services.TryAddSingleton<WebhookLimiter>();
        services.TryAddSingleton<WebhookTelemetry>();
        services.TryAddSingleton<SubscriptionConfirmer>();
        services.TryAddSingleton<WebhookEndpoint>();
        services.TryAddSingleton<ICertificateSource, AmazonCertificates>();
        AddAmazonTo(services);
        return builder;
    }

    /// <summary>Lets a provider post to a ledger.</summary>
    /// <param name="builder">The builder of CampaignMetrics.</param>
    /// <param name="ledger">The ledger's name.</param>
    /// <param name="provider">The provider: a built-in one, or one of your own.</param>
    /// <param name="verifiers">What proves a request: one or more, all of which have to accept it.</param>
    /// <exception cref="ArgumentException"><paramref name="ledger"/> is empty, or there is no verifier.</exception>
    public static CampaignMetricsBuilder AddWebhook(
        this CampaignMetricsBuilder builder, string ledger, WebhookProvider provider, params IReadOnlyList<IWebhookVerifier> verifiers)
    {
        var source = new WebhookSource(provider, verifiers);
        return builder.AddWebhook(ledger, _ => source);
    }

    /// <summary>Lets a provider post to a ledger, with a verifier that needs services: a clock, or, for Amazon SES, the
    /// <see cref="ICertificateSource"/> that fetches and keeps Amazon's certificates.</summary>
    /// <param name="builder">The builder of CampaignMetrics.</param>
    /// <param name="ledger">The ledger's name.</param>
    /// <param name="source">Makes the source, once, when the address is mapped.</param>
    /// <exception cref="ArgumentException"><paramref name="ledger"/> is empty.</exception>
    public static CampaignMetricsBuilder AddWebhook(
        this CampaignMetricsBuilder builder, string ledger, Func<IServiceProvider, WebhookSource> source)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(ledger);
        ArgumentNullException.ThrowIfNull(source);
        builder.Services.AddSingleton(new NamedSource(ledger, source));
        return builder.AddWebhooks();
    }

    private static void AddAmazonTo(IServiceCollection services)
    {
        if (services.Any(service => service.ServiceType == typeof(AmazonClient))) return;
        services.AddSingleton<AmazonClient>();
        services.AddHttpClient(AmazonHost.Client, client =>
        {
            client.Timeout = Timeout;
            client.MaxResponseContentBufferSize = LargestAnswer;
        })
        // A redirection could lead anywhere.
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        // Addresses that confirm a subscription have its token in them.
        .RemoveAllLoggers();
    }

    /// <summary>Tells that the client is there.</summary>
    private sealed class AmazonClient;
}

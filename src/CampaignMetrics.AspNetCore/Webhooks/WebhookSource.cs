using System.Collections.Immutable;
using CampaignMetrics.Webhooks;
using CampaignMetrics.Webhooks.Verification;

namespace CampaignMetrics.AspNetCore;

/// <summary>A provider that posts to a ledger: how its requests are verified and read.</summary>
/// <example>
/// <code>
/// var source = new WebhookSource(WebhookProvider.Brevo, new BasicAuthVerifier(new BasicCredential("user", "password")));
/// </code>
/// </example>
public sealed record WebhookSource
{
    /// <summary>A source of events.</summary>
    /// <param name="provider">The provider: a built-in one, or one of your own.</param>
    /// <param name="verifiers">What proves a request: one or more, all of which have to accept it.</param>
    /// <exception cref="ArgumentException">There is no verifier.</exception>
    public WebhookSource(WebhookProvider provider, params IReadOnlyList<IWebhookVerifier> verifiers)
    {
        ArgumentNullException.ThrowIfNull(provider);
        if (Door.Each(verifiers, nameof(verifiers)).Count == 0)
            throw new ArgumentException("Anybody could post: name what proves a request.", nameof(verifiers));
        (Provider, Verifiers) = (provider, [.. verifiers]);
    }

    /// <summary>The provider.</summary>
    public WebhookProvider Provider { get; }

    /// <summary>What proves a request.</summary>
    public ImmutableArray<IWebhookVerifier> Verifiers { get; }

    /// <summary>How bodies are read, and how large they may be.</summary>
    /// <value>The default value is <see cref="WebhookOptions.Default"/>.</value>
    public WebhookOptions Reading { get; init => field = Door.Given(value); } = WebhookOptions.Default;
}

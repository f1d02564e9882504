namespace CampaignMetrics.Webhooks.Verification;

/// <summary>Tells whether a request is the provider's.</summary>
public interface IWebhookVerifier
{
    /// <summary>Verifies a request. Safe for use by many threads at once.</summary>
    /// <param name="request">The request, its body untouched.</param>
    /// <param name="cancellationToken">Ends the waiting for a port.</param>
    ValueTask<WebhookVerification> VerifyAsync(WebhookRequest request, CancellationToken cancellationToken = default);
}

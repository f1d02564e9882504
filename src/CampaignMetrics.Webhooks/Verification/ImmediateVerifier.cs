namespace CampaignMetrics.Webhooks.Verification;

/// <summary>A base class for verifiers that need nothing but the request: no certificate to fetch, no store of earlier requests.</summary>
public abstract class ImmediateVerifier : IWebhookVerifier
{
    /// <summary>Verifies a request. Safe for use by many threads at once.</summary>
    /// <param name="request">The request, its body untouched.</param>
    public abstract WebhookVerification Verify(WebhookRequest request);

    /// <inheritdoc/>
    public ValueTask<WebhookVerification> VerifyAsync(WebhookRequest request, CancellationToken cancellationToken = default) =>
        new(Verify(request));
}

namespace CampaignMetrics.Webhooks.Verification;

/// <summary>Verifies that a request was sent by the provider.</summary>
/// <remarks>Always verify before reading: anybody who knows the URL can post to it.</remarks>
public interface IWebhookVerifier
{
    /// <summary>Verifies a request. Safe for use by many threads at once.</summary>
    /// <param name="request">The request, its body untouched.</param>
    /// <param name="cancellationToken">Cancels waiting for a certificate or a nonce store.</param>
    ValueTask<WebhookVerification> VerifyAsync(WebhookRequest request, CancellationToken cancellationToken = default);
}

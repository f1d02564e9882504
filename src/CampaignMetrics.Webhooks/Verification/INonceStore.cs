namespace CampaignMetrics.Webhooks.Verification;

/// <summary>Remembers which signed token was used with which body, so that a token cannot be used again for another one.</summary>
public interface INonceStore
{
    /// <summary>Records, in one atomic step for all hosts that share the store, that a token was used with a body.</summary>
    /// <param name="nonce">The token.</param>
    /// <param name="body">A digest of the body.</param>
    /// <param name="keepUntil">When it may be forgotten.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <returns>
    /// True for a new token, and for a known one with the same body, which is
    /// the provider trying again; false for a known one with another body.
    /// </returns>
    ValueTask<bool> TryUseAsync(string nonce, string body, DateTimeOffset keepUntil, CancellationToken cancellationToken);
}

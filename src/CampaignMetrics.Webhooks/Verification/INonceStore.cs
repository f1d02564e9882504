namespace CampaignMetrics.Webhooks.Verification;

/// <summary>Remembers which signed token came with which body.</summary>
public interface INonceStore
{
    /// <summary>Notes that a token vouched for a body, in one step for all hosts that share the store.</summary>
    /// <param name="nonce">The token.</param>
    /// <param name="body">A digest of the body.</param>
    /// <param name="keepUntil">When it may be forgotten.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>
    /// True for a new token, and for a known one with the same body, which is
    /// the provider trying again; false for a known one with another body.
    /// </returns>
    ValueTask<bool> TryUseAsync(string nonce, string body, DateTimeOffset keepUntil, CancellationToken cancellationToken);
}

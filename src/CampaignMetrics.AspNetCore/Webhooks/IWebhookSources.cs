namespace CampaignMetrics.AspNetCore;

/// <summary>Finds who may post to which ledger. Register your own where customers and their secrets are kept in a database; it then takes
/// the place of <c>AddWebhook</c>.</summary>
public interface IWebhookSources
{
    /// <summary>Finds a source. Called for each request, by many threads at once.</summary>
    /// <param name="ledger">The ledger's name, as the address states it: any text.</param>
    /// <param name="provider">The provider's name, as the address states it: any text. Case, spaces and hyphens do not matter.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The source; null if there is none, which is answered by 404.</returns>
    ValueTask<WebhookSource?> FindAsync(string ledger, string provider, CancellationToken cancellationToken);
}

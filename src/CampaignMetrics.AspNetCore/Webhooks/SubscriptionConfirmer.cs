using CampaignMetrics.Webhooks;

namespace CampaignMetrics.AspNetCore.Webhooks;

/// <summary>Confirms a subscription by fetching the URL that Amazon SNS states.</summary>
internal sealed class SubscriptionConfirmer(IHttpClientFactory clients)
{
    /// <returns>Whether it was confirmed; <see langword="false"/> for a URL that is not Amazon's, which is not fetched.</returns>
    public async Task<bool> ConfirmAsync(SubscriptionConfirmation asked, CancellationToken cancellationToken)
    {
        if (asked.Url is not { } url || !AmazonHost.Is(url)) return false;
        using var client = clients.CreateClient(AmazonHost.Client);
        try
        {
            using var answer = await client.GetAsync(url, cancellationToken).ConfigureAwait(false);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }
}

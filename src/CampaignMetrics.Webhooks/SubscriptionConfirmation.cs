namespace CampaignMetrics.Webhooks;

/// <summary>
/// A provider asks whether it may post to this URL. The host answers, after the request was verified and if it knows the topic.
/// </summary>
/// <param name="Topic">The topic to subscribe to: for Amazon SNS its ARN.</param>
/// <param name="Token">The token with which the API confirms it.</param>
/// <param name="Url">
/// The URL that confirms when it is fetched. The provider's reader has checked it: Amazon's is always https at the SNS host of
/// the topic's region.
/// </param>
public sealed record SubscriptionConfirmation(string Topic, string? Token, Uri? Url)
{
    /// <summary>What would be subscribed to: for Amazon SNS the topic's ARN.</summary>
    public string Topic { get; init => field = Door.Given(value); } = Door.Given(Topic);

    /// <summary>The topic alone. The token must not get into logs: whoever has it can confirm.</summary>
    public override string ToString() => Topic;
}

namespace CampaignMetrics.Webhooks;

/// <summary>
/// A provider asks whether it may post here. Answering is the host's to do, after the request was verified and if it knows the topic.
/// </summary>
/// <param name="Topic">What would be subscribed to: for Amazon SNS the topic's ARN.</param>
/// <param name="Token">The token that confirms by API.</param>
/// <param name="Url">
/// The address that confirms when it is fetched. The provider's reader vouches for it: Amazon's gives none but https at the host of SNS in
/// the topic's region.
/// </param>
public sealed record SubscriptionConfirmation(string Topic, string? Token, Uri? Url)
{
    /// <summary>What would be subscribed to: for Amazon SNS the topic's ARN.</summary>
    public string Topic { get; init => field = Door.Given(value); } = Door.Given(Topic);

    /// <summary>The topic alone: a token does not belong into a log, as who has it can confirm.</summary>
    public override string ToString() => Topic;
}

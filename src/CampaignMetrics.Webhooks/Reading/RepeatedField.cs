namespace CampaignMetrics.Webhooks.Reading;

/// <summary>Which value counts where a form repeats a field (<see cref="FormBody.ToJson"/>).</summary>
public enum RepeatedField
{
    /// <summary>The first. Fields that the sender of a mail adds come after the provider's own, so they cannot replace them.</summary>
    First,

    /// <summary>The last: for fields that a provider appends behind the sender's, such as its signature.</summary>
    Last,

    /// <summary>All values as an array, even if there is only one: for tags.</summary>
    All,
}

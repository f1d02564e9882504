namespace CampaignMetrics.Webhooks.Reading;

/// <summary>Which value counts of a form's field that comes several times (<see cref="FormBody.ToJson"/>).</summary>
public enum RepeatedField
{
    /// <summary>The first: what the sender of a mail adds behind the provider's own fields changes none of them.</summary>
    First,

    /// <summary>The last: for what a provider appends behind the sender's fields, such as its signature.</summary>
    Last,

    /// <summary>All of them as an array, also where there is only one: for tags.</summary>
    All,
}

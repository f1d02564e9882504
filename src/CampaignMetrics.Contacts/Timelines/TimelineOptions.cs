using CampaignMetrics.Contacts.Consents;
using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.Contacts.Timelines;

/// <summary>What a timeline knows beside its events.</summary>
public sealed record TimelineOptions
{
    /// <summary>The defaults.</summary>
    public static TimelineOptions Default { get; } = new();

    /// <summary>The definition by which opens and clicks count.</summary>
    /// <value>The default value is <see cref="Definition.HubSpot"/>.</value>
    public Definition Definition { get; init => field = Door.Given(value); } = Definition.HubSpot;

    /// <summary>The catalog of emails, which has their names, and what labels events.</summary>
    /// <value>The default value is <see cref="LedgerOptions.Default"/>.</value>
    public LedgerOptions Ledger { get; init => field = Door.Given(value); } = LedgerOptions.Default;

    /// <summary>The rules by which states change.</summary>
    /// <value>The default value is <see cref="SubscriptionOptions.Default"/>.</value>
    public SubscriptionOptions Subscriptions { get; init => field = Door.Given(value); } = SubscriptionOptions.Default;

    /// <summary>Who denied tracking: their opens, clicks and views of that time are not shown.</summary>
    /// <value>The default value is null: nobody did.</value>
    public TrackingConsents? Consents { get; init; }

    /// <summary>Tells a contact's name; null for one who has none.</summary>
    /// <value>The default value knows none.</value>
    public Func<ContactId, string?> ContactName { get; init => field = Door.Given(value); } = static _ => null;
}

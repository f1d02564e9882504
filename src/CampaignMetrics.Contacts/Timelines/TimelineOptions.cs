using CampaignMetrics.Contacts.Consents;
using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.Contacts.Timelines;

/// <summary>What a timeline needs besides its events: definitions, names, rules and consent.</summary>
public sealed record TimelineOptions
{
    /// <summary>The defaults.</summary>
    public static TimelineOptions Default { get; } = new();

    /// <summary>The definition by which opens and clicks count.</summary>
    /// <value>The default value is <see cref="Definition.HubSpot"/>.</value>
    public Definition Definition { get; init => field = Door.Given(value); } = Definition.HubSpot;

    /// <summary>
    /// The options of the underlying ledger: the catalog with the names of emails, and the enrichment that labels events.
    /// </summary>
    /// <value>The default value is <see cref="LedgerOptions.Default"/>.</value>
    public LedgerOptions Ledger { get; init => field = Door.Given(value); } = LedgerOptions.Default;

    /// <summary>The rules by which subscription states change.</summary>
    /// <value>The default value is <see cref="SubscriptionOptions.Default"/>.</value>
    public SubscriptionOptions Subscriptions { get; init => field = Door.Given(value); } = SubscriptionOptions.Default;

    /// <summary>The contacts' statements on tracking: opens, clicks and views at a time when consent was denied are hidden.</summary>
    /// <value>The default value is null: nobody denied tracking.</value>
    public TrackingConsents? Consents { get; init; }

    /// <summary>Looks up a contact's display name; null for a contact without one.</summary>
    /// <value>The default value knows none.</value>
    public Func<ContactId, string?> ContactName { get; init => field = Door.Given(value); } = static _ => null;
}

using System.Collections.Immutable;
using CampaignMetrics.Contacts.Consents;

namespace CampaignMetrics.Contacts.Engagements;

/// <summary>How engagement is measured: definition, time zone, windows and consent.</summary>
public sealed record EngagementOptions
{
    /// <summary>The defaults.</summary>
    public static EngagementOptions Default { get; } = new();

    /// <summary>The definition by which opens and clicks count.</summary>
    /// <value>The default value is <see cref="Definition.HubSpot"/>.</value>
    public Definition Definition { get; init => field = Door.Given(value); } = Definition.HubSpot;

    /// <summary>The time zone in which dates are told.</summary>
    /// <value>The default value is UTC.</value>
    public TimeZoneInfo Zone { get; init => field = Door.Given(value); } = TimeZoneInfo.Utc;

    /// <summary>The lengths of the windows in calendar days of the zone, 1 or more each, including the day of asking.</summary>
    /// <value>The default value is 30, 90 and 365.</value>
    /// <exception cref="ArgumentOutOfRangeException">A window has no day.</exception>
    public ImmutableArray<int> WindowDays
    {
        get;
        init
        {
            foreach (var days in Door.Given(value)) Door.Positive(days);
            field = value;
        }
    } = [30, 90, 365];

    /// <summary>The options of the underlying ledger, such as the enrichment that labels events.</summary>
    /// <value>The default value is <see cref="LedgerOptions.Default"/>.</value>
    public LedgerOptions Ledger { get; init => field = Door.Given(value); } = LedgerOptions.Default;

    /// <summary>The contacts' statements on tracking: opens, clicks and views at a time when consent was denied do not count.</summary>
    /// <value>The default value is null: nobody denied tracking.</value>
    public TrackingConsents? Consents { get; init; }
}

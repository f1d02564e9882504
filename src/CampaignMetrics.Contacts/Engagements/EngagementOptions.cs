using System.Collections.Immutable;
using CampaignMetrics.Contacts.Consents;

namespace CampaignMetrics.Contacts.Engagements;

/// <summary>How engagement is measured.</summary>
public sealed record EngagementOptions
{
    /// <summary>The defaults.</summary>
    public static EngagementOptions Default { get; } = new();

    /// <summary>The definition by which opens and clicks count.</summary>
    /// <value>The default value is <see cref="Definition.HubSpot"/>.</value>
    public Definition Definition { get; init => field = Door.Given(value); } = Definition.HubSpot;

    /// <summary>The zone of dates.</summary>
    /// <value>The default value is UTC.</value>
    public TimeZoneInfo Zone { get; init => field = Door.Given(value); } = TimeZoneInfo.Utc;

    /// <summary>The windows to count over: so many calendar days of the zone, the day of asking included. Each 1 or more.</summary>
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

    /// <summary>What labels events.</summary>
    /// <value>The default value is <see cref="LedgerOptions.Default"/>.</value>
    public LedgerOptions Ledger { get; init => field = Door.Given(value); } = LedgerOptions.Default;

    /// <summary>Who denied tracking: their opens and clicks of that time are not looked at.</summary>
    /// <value>The default value is null: nobody did.</value>
    public TrackingConsents? Consents { get; init; }
}

namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>Tells the subscription type of an email; null when it has none.</summary>
/// <param name="email">The email.</param>
public delegate SubscriptionType? SubscriptionTypeLookup(EmailId email);

/// <summary>The rules by which subscriptions change.</summary>
public sealed record SubscriptionOptions
{
    /// <summary>The defaults.</summary>
    public static SubscriptionOptions Default { get; } = new();

    /// <summary>Pipedrive's: its table, five soft bounces, 100 double opt-in requests in 24 hours.</summary>
    public static SubscriptionOptions Pipedrive { get; } = new() { Table = TransitionTables.Pipedrive, OptInRequestsPerDay = 100 };

    /// <summary>HubSpot's: its table.</summary>
    public static SubscriptionOptions HubSpot { get; } = new() { Table = TransitionTables.HubSpot };

    /// <summary>What triggers do.</summary>
    /// <value>The default value is <see cref="TransitionTables.Default"/>.</value>
    public TransitionTable Table { get; init => field = Door.Given(value); } = TransitionTables.Default;

    /// <summary>
    /// How many emails in a row must come back softly for <see cref="Trigger.SoftBounceLimitReached"/>:
    /// 1 or more. A delivery ends the row; one email counts once.
    /// </summary>
    /// <value>The default value is 5.</value>
    /// <exception cref="ArgumentOutOfRangeException">The limit is 0 or less.</exception>
    public int SoftBounceLimit { get; init => field = Door.Positive(value); } = 5;

    /// <summary>How many double opt-in requests may leave within 24 hours, to all contacts together.</summary>
    /// <value>The default value is null: no limit.</value>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative.</exception>
    public int? OptInRequestsPerDay { get; init => field = value is { } limit ? Door.NotNegative(limit) : null; }

    /// <summary>How many double opt-in requests may leave within 24 hours to one contact.</summary>
    /// <value>The default value is null: no limit.</value>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative.</exception>
    public int? OptInRequestsPerContactPerDay { get; init => field = value is { } limit ? Door.NotNegative(limit) : null; }

    /// <summary>
    /// The subscription type of an email, for events whose scope is <c>list</c> or not stated; where it is null, they concern all types.
    /// </summary>
    /// <value>The default value knows none.</value>
    public SubscriptionTypeLookup TypeOf { get; init => field = Door.Given(value); } = static _ => null;

    /// <summary>Tells the class of bounces that do not state theirs; null leaves them undetermined.</summary>
    /// <value>The default value is the library's classifier.</value>
    public BounceJudge? Bounces { get; init; } = Enrichment.Default.Bounces;
}

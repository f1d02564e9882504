namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>Looks up the subscription type of an email; null where it has none.</summary>
/// <param name="email">The email.</param>
public delegate SubscriptionType? SubscriptionTypeLookup(EmailId email);

/// <summary>The rules by which subscriptions change: transition table, limits, and how email events are read.</summary>
public sealed record SubscriptionOptions
{
    /// <summary>The defaults.</summary>
    public static SubscriptionOptions Default { get; } = new();

    /// <summary>Pipedrive's rules: its table, a limit of five soft bounces, and 100 double opt-in requests in 24 hours.</summary>
    public static SubscriptionOptions Pipedrive { get; } = new() { Table = TransitionTables.Pipedrive, OptInRequestsPerDay = 100 };

    /// <summary>HubSpot's rules: its table.</summary>
    public static SubscriptionOptions HubSpot { get; } = new() { Table = TransitionTables.HubSpot };

    /// <summary>The transition table: what each trigger does in each state.</summary>
    /// <value>The default value is <see cref="TransitionTables.Default"/>.</value>
    public TransitionTable Table { get; init => field = Door.Given(value); } = TransitionTables.Default;

    /// <summary>
    /// After how many soft-bounced emails in a row, 1 or more, <see cref="Trigger.SoftBounceLimitReached"/> follows. A delivery resets the
    /// count; one email counts once.
    /// </summary>
    /// <value>The default value is 5.</value>
    /// <exception cref="ArgumentOutOfRangeException">The limit is 0 or less.</exception>
    public int SoftBounceLimit { get; init => field = Door.Positive(value); } = 5;

    /// <summary>How many double opt-in requests may be sent within 24 hours to all contacts together.</summary>
    /// <value>The default value is null: no limit.</value>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative.</exception>
    public int? OptInRequestsPerDay { get; init => field = value is { } limit ? Door.NotNegative(limit) : null; }

    /// <summary>How many double opt-in requests may be sent within 24 hours to one contact.</summary>
    /// <value>The default value is null: no limit.</value>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative.</exception>
    public int? OptInRequestsPerContactPerDay { get; init => field = value is { } limit ? Door.NotNegative(limit) : null; }

    /// <summary>
    /// Looks up the subscription type of an email, for unsubscribe events whose scope is <c>list</c> or not stated. Where it returns null,
    /// the event concerns all types.
    /// </summary>
    /// <value>The default value knows none.</value>
    public SubscriptionTypeLookup TypeOf { get; init => field = Door.Given(value); } = static _ => null;

    /// <summary>
    /// Classifies bounces that do not state their class; null leaves them undetermined, so that they change no subscription.
    /// </summary>
    /// <value>The default value is the library's classifier.</value>
    public BounceJudge? Bounces { get; init; } = Enrichment.Default.Bounces;
}

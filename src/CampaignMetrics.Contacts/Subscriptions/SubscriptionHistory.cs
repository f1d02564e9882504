namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>One contact's subscriptions and how they came to be. Immutable.</summary>
/// <remarks>
/// Each type begins as a copy of the state across all types; what names no
/// type concerns the state across all types and every type that has its own.
/// </remarks>
public sealed class SubscriptionHistory
{
    private readonly SubscriptionFold _fold;

    internal SubscriptionHistory(
        SubscriptionFold fold, IReadOnlyList<SubscriptionChange> changes, IReadOnlyList<SubscriptionRefusal> refusals) =>
        (_fold, Changes, Refusals) = (fold, changes, refusals);

    /// <summary>All changes, oldest first.</summary>
    public IReadOnlyList<SubscriptionChange> Changes { get; }

    /// <summary>All that was refused, oldest first.</summary>
    public IReadOnlyList<SubscriptionRefusal> Refusals { get; }

    /// <summary>The types that have a state of their own, in no particular order.</summary>
    public IEnumerable<SubscriptionType> Types => _fold.Types;

    /// <summary>The state across all types.</summary>
    public SubscriptionState State => _fold.All.State;

    /// <summary>The state of a type.</summary>
    /// <param name="type">The type; null for the state across all types.</param>
    public SubscriptionState StateOf(SubscriptionType? type) => _fold[type].State;

    /// <summary>
    /// Replays a contact's events by time: the same states and changes whatever order they are given in, and however often.
    /// </summary>
    /// <param name="events">One contact's events.</param>
    /// <param name="options">The rules; null for the defaults. Limits of requests are not asked again.</param>
    public static SubscriptionHistory Replay(IEnumerable<SubscriptionEvent> events, SubscriptionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(events);
        var log = new SubscriptionLog();
        foreach (var one in events) log.Add(Door.Given(one, nameof(events)));
        return log.History(options ?? SubscriptionOptions.Default);
    }
}

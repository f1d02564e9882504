namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>One contact's subscription states, and the changes that led to them. Immutable.</summary>
/// <remarks>
/// A type starts with a copy of the state across all types when an event first names it. An event that names no type changes the state
/// across all types and that of every type that has its own.
/// </remarks>
public sealed class SubscriptionHistory
{
    private readonly SubscriptionFold _fold;

    internal SubscriptionHistory(
        SubscriptionFold fold, IReadOnlyList<SubscriptionChange> changes, IReadOnlyList<SubscriptionRefusal> refusals) =>
        (_fold, Changes, Refusals) = (fold, changes, refusals);

    /// <summary>All changes, oldest first.</summary>
    public IReadOnlyList<SubscriptionChange> Changes { get; }

    /// <summary>All rejected events, oldest first.</summary>
    public IReadOnlyList<SubscriptionRefusal> Refusals { get; }

    /// <summary>The types that have a state of their own, in no particular order.</summary>
    public IEnumerable<SubscriptionType> Types => _fold.Types;

    /// <summary>The state across all types.</summary>
    public SubscriptionState State => _fold.All.State;

    /// <summary>The state of a type.</summary>
    /// <param name="type">The type; null for the state across all types.</param>
    public SubscriptionState StateOf(SubscriptionType? type) => _fold[type].State;

    /// <summary>
    /// Applies a contact's events in the order of time. The result does not depend on the order in which they are given, nor on
    /// repetitions.
    /// </summary>
    /// <param name="events">One contact's events.</param>
    /// <param name="options">The rules; null for the defaults. The limits on requests are not applied here.</param>
    public static SubscriptionHistory Replay(IEnumerable<SubscriptionEvent> events, SubscriptionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(events);
        var log = new SubscriptionLog();
        foreach (var one in events) log.Add(Door.Given(one, nameof(events)));
        return log.History(options ?? SubscriptionOptions.Default);
    }
}

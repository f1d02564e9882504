namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>The state of one subscription, and for each state the one from which it was last entered. Eight bytes.</summary>
/// <remarks>
/// The previous states are what unbouncing, restoring and withdrawing a request return to. The default value of this type is
/// <see cref="SubscriptionState.NoConsent"/>.
/// </remarks>
public readonly record struct Subscription
{
    private const int Bits = 4, Mask = (1 << Bits) - 1;

    /// <summary>Four bits for each state: the state from which it was entered.</summary>
    private readonly uint _entries;

    private Subscription(SubscriptionState state, uint entries) => (State, _entries) = (state, entries);

    /// <summary>The present state.</summary>
    public SubscriptionState State { get; }

    /// <summary>The state from which the present one was entered; <see cref="Outcome.ChangedBack"/> returns to it.</summary>
    public SubscriptionState Before => (SubscriptionState)(_entries >> (int)State * Bits & Mask);

    /// <summary>The subscription after a trigger. A table's "changed" to the present state counts as unchanged.</summary>
    /// <param name="table">The rules of what triggers do.</param>
    /// <param name="trigger">The trigger.</param>
    /// <param name="outcome">What the trigger did.</param>
    public Subscription After(TransitionTable table, Trigger trigger, out Outcome outcome)
    {
        ArgumentNullException.ThrowIfNull(table);
        outcome = table(State, trigger);
        if (outcome.Kind != OutcomeKind.Changed) return this;
        var target = outcome.Target ?? Before;
        // Going back does not overwrite the entry of the target: it was entered from elsewhere long before.
        if (target != State) return outcome.IsBack ? new Subscription(target, _entries) : EnteredFrom(State, target);
        outcome = Outcome.Unchanged;
        return this;
    }

    private Subscription EnteredFrom(SubscriptionState from, SubscriptionState target)
    {
        var shift = (int)target * Bits;
        return new Subscription(target, _entries & ~((uint)Mask << shift) | (uint)from << shift);
    }
}

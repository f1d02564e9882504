namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>
/// A contact's standing with one subscription: its state, and for each state the one from which it was entered last. Eight bytes.
/// </summary>
/// <remarks>The default value of this type is <see cref="SubscriptionState.NoConsent"/>.</remarks>
public readonly record struct Subscription
{
    private const int Bits = 4, Mask = (1 << Bits) - 1;

    /// <summary>Four bits a state: where it was entered from.</summary>
    private readonly uint _entries;

    private Subscription(SubscriptionState state, uint entries) => (State, _entries) = (state, entries);

    /// <summary>Where the contact stands.</summary>
    public SubscriptionState State { get; }

    /// <summary>The state from which the present one was entered: what unbouncing, restoring and withdrawing go back to.</summary>
    public SubscriptionState Before => (SubscriptionState)(_entries >> (int)State * Bits & Mask);

    /// <summary>The subscription after a trigger.</summary>
    /// <param name="table">What triggers do.</param>
    /// <param name="trigger">The trigger.</param>
    /// <param name="outcome">What it did. A table's "changed" to the very state that holds is unchanged.</param>
    public Subscription After(TransitionTable table, Trigger trigger, out Outcome outcome)
    {
        ArgumentNullException.ThrowIfNull(table);
        outcome = table(State, trigger);
        if (outcome.Kind != OutcomeKind.Changed) return this;
        var target = outcome.Target ?? Before;
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

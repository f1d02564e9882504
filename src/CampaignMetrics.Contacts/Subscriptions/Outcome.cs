namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>The kinds of outcome of a trigger.</summary>
public enum OutcomeKind : byte
{
    /// <summary>Nothing changed: the state holds already, or the trigger does not change it by itself. The default.</summary>
    Unchanged,

    /// <summary>The state changed.</summary>
    Changed,

    /// <summary>The trigger was rejected, for a reason.</summary>
    Rejected,
}

/// <summary>
/// The answer of a transition table: changed (to a state, or back to the previous one), unchanged, or rejected for a reason.
/// </summary>
/// <remarks>The default value of this type is <see cref="Unchanged"/>.</remarks>
public readonly record struct Outcome
{
    private readonly SubscriptionState _target;
    private readonly RejectionReason _reason;
    private readonly bool _isBack;

    private Outcome(OutcomeKind kind, SubscriptionState target = default, RejectionReason reason = default, bool isBack = false) =>
        (Kind, _target, _reason, _isBack) = (kind, target, reason, isBack);

    /// <summary>The outcome "unchanged".</summary>
    public static Outcome Unchanged => default;

    /// <summary>The outcome "changed back", to the state from which the present one was entered.</summary>
    public static Outcome ChangedBack { get; } = new(OutcomeKind.Changed, isBack: true);

    /// <summary>The kind of outcome.</summary>
    public OutcomeKind Kind { get; }

    /// <summary>Whether the state changes back to the one from which it was entered.</summary>
    public bool IsBack => _isBack;

    /// <summary>The new state; null where nothing changed, or where the state changes back.</summary>
    public SubscriptionState? Target => Kind == OutcomeKind.Changed && !_isBack ? _target : null;

    /// <summary>Why the trigger was rejected; null where it was not.</summary>
    public RejectionReason? Reason => Kind == OutcomeKind.Rejected ? _reason : null;

    /// <summary>The outcome "changed" to a state.</summary>
    /// <param name="target">The new state.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not a member of <see cref="SubscriptionState"/>.</exception>
    public static Outcome ChangedTo(SubscriptionState target) => new(OutcomeKind.Changed, Door.Known(target, nameof(target)));

    /// <summary>The outcome "rejected" for a reason.</summary>
    /// <param name="reason">Why.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not a member of <see cref="RejectionReason"/>.</exception>
    public static Outcome Rejected(RejectionReason reason) => new(OutcomeKind.Rejected, reason: Door.Known(reason, nameof(reason)));

    /// <summary>The outcome in words, such as <c>changed to Subscribed</c>.</summary>
    public override string ToString() => Kind switch
    {
        OutcomeKind.Unchanged => "unchanged",
        OutcomeKind.Changed => _isBack ? "changed to the state before" : $"changed to {_target}",
        OutcomeKind.Rejected => $"rejected: {_reason}",
    };
}

namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>What a trigger did.</summary>
public enum OutcomeKind : byte
{
    /// <summary>Nothing: what the trigger is for holds already, or it changes nothing by itself. The default.</summary>
    Unchanged,

    /// <summary>The state is another one now.</summary>
    Changed,

    /// <summary>The trigger was refused, for a reason.</summary>
    Rejected,
}

/// <summary>
/// A transition table's answer: changed (to a state, or back to the state before), unchanged, or rejected for a reason. Never silence.
/// </summary>
/// <remarks>The default value of this type is <see cref="Unchanged"/>.</remarks>
public readonly record struct Outcome
{
    private readonly SubscriptionState _target;
    private readonly RejectionReason _reason;
    private readonly bool _isBack;

    private Outcome(OutcomeKind kind, SubscriptionState target = default, RejectionReason reason = default, bool isBack = false) =>
        (Kind, _target, _reason, _isBack) = (kind, target, reason, isBack);

    /// <summary>The state stays as it is.</summary>
    public static Outcome Unchanged => default;

    /// <summary>Back to the state from which the present one was entered.</summary>
    public static Outcome ChangedBack { get; } = new(OutcomeKind.Changed, isBack: true);

    /// <summary>What happened.</summary>
    public OutcomeKind Kind { get; }

    /// <summary>Whether the state changes back to the one before.</summary>
    public bool IsBack => _isBack;

    /// <summary>The new state; null when nothing changed, or when it is the state before.</summary>
    public SubscriptionState? Target => Kind == OutcomeKind.Changed && !_isBack ? _target : null;

    /// <summary>Why it was refused; null when it was not.</summary>
    public RejectionReason? Reason => Kind == OutcomeKind.Rejected ? _reason : null;

    /// <summary>Another state.</summary>
    /// <param name="target">The new state.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no member of <see cref="SubscriptionState"/>.</exception>
    public static Outcome ChangedTo(SubscriptionState target) => new(OutcomeKind.Changed, Door.Known(target, nameof(target)));

    /// <summary>Refused.</summary>
    /// <param name="reason">Why.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no member of <see cref="RejectionReason"/>.</exception>
    public static Outcome Rejected(RejectionReason reason) => new(OutcomeKind.Rejected, reason: Door.Known(reason, nameof(reason)));

    /// <summary>The outcome in words, such as <c>changed to Subscribed</c>.</summary>
    public override string ToString() => Kind switch
    {
        OutcomeKind.Unchanged => "unchanged",
        OutcomeKind.Changed => _isBack ? "changed to the state before" : $"changed to {_target}",
        OutcomeKind.Rejected => $"rejected: {_reason}",
    };
}

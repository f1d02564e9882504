using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.Contacts.Storage;

/// <summary>What became of an event that was appended to a <see cref="DurableContacts"/>.</summary>
/// <remarks>The default value of this type is an event that was applied and changed no subscription.</remarks>
public readonly record struct ContactEventResult
{
    private ContactEventResult(ApplyOutcome outcome, string? reason, Outcome subscription) =>
        (Outcome, Reason, Subscription) = (outcome, reason, subscription);

    /// <summary>Whether the event was applied, known already, or rejected and not kept.</summary>
    public ApplyOutcome Outcome { get; }

    /// <summary>Why it was rejected, for a person to read; null if it was not.</summary>
    public string? Reason { get; }

    /// <summary>What the event does to the contact's subscriptions at its place in time; unchanged for an event of another kind and for one
    /// that was known. One that the transition table rejects is applied, and kept for the audit; one that a limit of requests rejects is
    /// not.</summary>
    public Outcome Subscription { get; }

    internal static ContactEventResult Applied(Outcome subscription) => new(ApplyOutcome.Applied, null, subscription);

    internal static ContactEventResult Duplicate => new(ApplyOutcome.Duplicate, null, default);

    internal static ContactEventResult Rejected(string reason) => new(ApplyOutcome.Rejected, reason, default);

    internal static ContactEventResult OverLimit => new(
        ApplyOutcome.Rejected, RejectionReason.TooManyRequests.Explain(),
        Subscriptions.Outcome.Rejected(RejectionReason.TooManyRequests));
}

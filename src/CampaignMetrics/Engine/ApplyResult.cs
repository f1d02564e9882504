using CampaignMetrics.Engine.Store;

namespace CampaignMetrics;

/// <summary>What became of an event that was applied to a <see cref="MessageLedger"/>.</summary>
/// <remarks>The default value of this type is an event that was applied.</remarks>
public readonly record struct ApplyResult
{
    /// <summary>The reason of an event for which its message has no room.</summary>
    internal const string NoRoom = "its message has no room for another event";

    private ApplyResult(ApplyOutcome outcome, string? reason = null) => (Outcome, Reason) = (outcome, reason);

    /// <summary>Whether the event was applied, known, or rejected.</summary>
    public ApplyOutcome Outcome { get; }

    /// <summary>Why it was rejected, for a person to read; null if it was not.</summary>
    public string? Reason { get; }

    internal static ApplyResult Rejected(string reason) => new(ApplyOutcome.Rejected, reason);

    /// <summary>The result of what became of one event.</summary>
    internal static ApplyResult Of(EventCounts counts)
    {
        if (counts.Refused > 0) return Rejected(NoRoom);
        return new ApplyResult(counts.Duplicates > 0 ? ApplyOutcome.Duplicate : ApplyOutcome.Applied);
    }
}

using CampaignMetrics.Collections;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports.Tallies;

/// <summary>A message together with the counter that has just counted it: what the tallies work on. Valid until the next message.</summary>
internal readonly ref struct Counted(FoldedMessage message, MessageCounter counter)
{
    public readonly FoldedMessage Message = message;
    public readonly MessageCounter Counter = counter;

    /// <summary>Whether nothing excludes the entry. For an open or click: whether it counts.</summary>
    public bool Counts(int entry) => Counter.ExclusionOf(entry) == Exclusion.None;

    /// <summary>The index of the first counted open, or of the click that implies it; null when not opened.</summary>
    public int? FirstOpen => Counter.FirstOpen == Slot.None ? null : Counter.FirstOpen;

    /// <summary>The index of the first counted click; null when not clicked.</summary>
    public int? FirstClick => Counter.FirstClick == Slot.None ? null : Counter.FirstClick;
}

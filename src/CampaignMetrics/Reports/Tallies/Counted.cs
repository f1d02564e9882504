using CampaignMetrics.Collections;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports.Tallies;

/// <summary>A message and what the definition made of it, as the tallies see it.</summary>
internal readonly ref struct Counted(FoldedMessage message, MessageCounter counter)
{
    public readonly FoldedMessage Message = message;
    public readonly MessageCounter Counter = counter;

    /// <summary>Whether the entry is a counted open or click.</summary>
    public bool Counts(int entry) => Counter.ExclusionOf(entry) == Exclusion.None;

    /// <summary>The first open's entry; null when not opened.</summary>
    public int? FirstOpen => Counter.FirstOpen == Slot.None ? null : Counter.FirstOpen;

    /// <summary>The first click's entry; null when not clicked.</summary>
    public int? FirstClick => Counter.FirstClick == Slot.None ? null : Counter.FirstClick;
}

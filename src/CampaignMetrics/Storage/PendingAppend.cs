using CampaignMetrics.Engine.Store;

namespace CampaignMetrics.Storage;

/// <summary>A call that waits for its turn to append.</summary>
internal sealed class PendingAppend(PreparedEvents events)
{
    private readonly TaskCompletionSource<AppliedEvents> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PreparedEvents Events => events;

    /// <summary>What became of the call.</summary>
    public Task<AppliedEvents> Answer => _answer.Task;

    public void Done(EventCounts counts) => _answer.SetResult(counts.ToApplied(events.Rejected));

    public void Failed(Exception failure) => _answer.SetException(failure);
}

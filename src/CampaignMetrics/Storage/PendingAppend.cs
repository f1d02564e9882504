using CampaignMetrics.Ledger;

namespace CampaignMetrics.Storage;

/// <summary>A call that waits for its turn to append.</summary>
internal sealed class PendingAppend(PreparedEvents events)
{
    private readonly TaskCompletionSource<AppendedEvents> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PreparedEvents Events => events;

    /// <summary>What became of the call.</summary>
    public Task<AppendedEvents> Answer => _answer.Task;

    public void Done(EventCounts counts) => _answer.SetResult(
        new AppendedEvents(counts.New, counts.Duplicates, [.. events.Rejected, .. Refused(counts.Refused)]));

    public void Failed(Exception failure) => _answer.SetException(failure);

    private static IEnumerable<Rejection> Refused(long events) =>
        Enumerable.Repeat(new Rejection(0, "its message has no room for another event"), (int)events);
}

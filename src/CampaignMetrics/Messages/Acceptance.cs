namespace CampaignMetrics.Messages;

/// <summary>
/// Tells what happened to a message before any server had taken it: it lay in no mailbox then, and whoever followed its links was the
/// server that was to take it. Not for two threads at once.
/// </summary>
internal sealed class Acceptance(ActorThresholds thresholds)
{
    private readonly long _before = (long)thresholds.BeforeAcceptance.TotalMilliseconds;
    private readonly long _clocks = (long)thresholds.ClockDifference.TotalMilliseconds;

    /// <summary>When it was put off or came back, by time.</summary>
    private readonly List<long> _refusals = [];

    /// <summary>The first delivery.</summary>
    private long _delivered;

    /// <summary>Turns to a message.</summary>
    /// <param name="state">Its instants.</param>
    /// <param name="entries">Its events by time.</param>
    public void Begin(in MessageState state, ReadOnlySpan<Entry> entries)
    {
        _refusals.Clear();
        _delivered = state.FirstDeliveredAt;
        foreach (ref readonly var entry in entries)
            if (entry.Type == EventType.Deferred || entry.IsBounce) _refusals.Add(entry.At);
    }

    public bool IsBefore(long at)
    {
        if (_delivered != MessageState.Never)
        {
            if (at >= _delivered - _clocks) return false;
            if (at >= _delivered - _before) return true;
        }
        var next = _refusals.BinarySearch(at - _clocks);
        if (next < 0) next = ~next;
        return next < _refusals.Count && _refusals[next] <= at + _before;
    }
}

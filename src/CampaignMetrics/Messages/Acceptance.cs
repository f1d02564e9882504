namespace CampaignMetrics.Messages;

/// <summary>
/// Tells whether a request came before the receiving server had accepted the message. The message was in no mailbox then, so it was the
/// server itself that followed the links. Not thread-safe.
/// </summary>
internal sealed class Acceptance(ActorThresholds thresholds)
{
    private readonly long _before = (long)thresholds.BeforeAcceptance.TotalMilliseconds;
    private readonly long _clocks = (long)thresholds.ClockDifference.TotalMilliseconds;

    /// <summary>The times of deferrals and bounces, ascending.</summary>
    private readonly List<long> _refusals = [];

    /// <summary>The first delivery; <see cref="MessageState.Never"/> for none.</summary>
    private long _delivered;

    /// <summary>Starts over with a message.</summary>
    /// <param name="state">Its times.</param>
    /// <param name="entries">Its events, by time.</param>
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
            // In doubt after the delivery: readers open mails within seconds.
            if (at >= _delivered - _clocks) return false;
            if (at >= _delivered - _before) return true;
        }
        // A refusal up to the clocks' difference before the request counts as after it.
        var next = _refusals.BinarySearch(at - _clocks);
        if (next < 0) next = ~next;
        return next < _refusals.Count && _refusals[next] <= at + _before;
    }
}

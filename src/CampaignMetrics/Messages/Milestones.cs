namespace CampaignMetrics.Messages;

/// <summary>When a message was sent and delivered: all of the instants. Not for two threads at once.</summary>
internal sealed class Milestones
{
    private readonly List<long> _instants = [];
    private bool _isSorted;

    public void Clear() => _instants.Clear();

    public void Add(long at)
    {
        _instants.Add(at);
        _isSorted = false;
    }

    /// <summary>Whether an instant lies at most so long after the latest of those at or before it, or none is.</summary>
    public bool IsShortlyAfter(long at, long within)
    {
        if (!_isSorted) _instants.Sort();
        _isSorted = true;
        var next = _instants.BinarySearch(at);
        if (next >= 0) return true;
        return ~next == 0 || at - _instants[~next - 1] <= within;
    }
}

namespace CampaignMetrics.Messages;

/// <summary>All times at which a message was sent or delivered; the burst rule asks whether clicks follow one shortly. Not
/// thread-safe.</summary>
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

    /// <summary>Whether an instant lies at most so many milliseconds after the latest milestone at or before it. True if there is none:
    /// nothing then says that the sending was long ago.</summary>
    public bool IsShortlyAfter(long at, long within)
    {
        if (!_isSorted) _instants.Sort();
        _isSorted = true;
        var next = _instants.BinarySearch(at);
        if (next >= 0) return true;
        return ~next == 0 || at - _instants[~next - 1] <= within;
    }
}

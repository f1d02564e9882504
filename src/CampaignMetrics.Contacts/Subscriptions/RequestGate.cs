namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>Counts double opt-in requests: no more than a limit within any 24 hours that end with one.</summary>
internal sealed class RequestGate(int limit)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly List<DateTimeOffset> _sent = [];

    /// <summary>
    /// Whether another request may leave at an instant: those of the 24 hours
    /// before it count, the one that left exactly 24 hours before does not.
    /// </summary>
    public bool IsOpenAt(DateTimeOffset at) => PlaceAfter(at) - PlaceAfter(at - Day) < limit;

    public void Enter(DateTimeOffset at) => _sent.Insert(PlaceAfter(at), at);

    /// <summary>How many requests left at or before an instant.</summary>
    private int PlaceAfter(DateTimeOffset at)
    {
        if (_sent.Count > 0 && _sent[^1] <= at) return _sent.Count;
        int low = 0, high = _sent.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_sent[middle] <= at) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}

namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>Limits double opt-in requests: at most so many in the 24 hours that end with a request.</summary>
internal sealed class RequestGate(int limit)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly List<DateTimeOffset> _sent = [];

    /// <summary>
    /// Whether another request may be sent at an instant. Requests of the 24 hours before it count; one exactly 24 hours before does not.
    /// </summary>
    public bool IsOpenAt(DateTimeOffset at) => PlaceAfter(at) - PlaceAfter(at - Day) < limit;

    public void Enter(DateTimeOffset at) => _sent.Insert(PlaceAfter(at), at);

    /// <summary>How many requests were sent at or before an instant.</summary>
    private int PlaceAfter(DateTimeOffset at)
    {
        // The common case, requests in the order of time, needs no search.
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

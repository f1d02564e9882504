namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>Limits double opt-in requests: at most so many in any 24 hours, in whatever order they come. Not
/// thread-safe.</summary>
internal sealed class RequestGate(int limit)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly List<DateTimeOffset> _sent = [];

    /// <summary>
    /// Whether another request may be sent at an instant. Of two requests exactly 24 hours apart, neither counts for the other.
    /// </summary>
    public bool IsOpenAt(DateTimeOffset at)
    {
        if (SentUntil(at) >= limit) return false;
        // Events come in any order: a later request may be known already, and the 24 hours that end with it hold this one too.
        for (var later = PlaceAfter(at); later < _sent.Count && _sent[later] - at < Day; later++)
            if (SentUntil(_sent[later]) >= limit) return false;
        return true;
    }

    public void Enter(DateTimeOffset at) => _sent.Insert(PlaceAfter(at), at);

    /// <summary>A gate with the same limit and those requests that were sent after one instant, until another.</summary>
    public RequestGate Copy(DateTimeOffset after, DateTimeOffset until)
    {
        var (first, end) = (PlaceAfter(after), PlaceAfter(until));
        var copy = new RequestGate(limit);
        copy._sent.AddRange(_sent[first..end]);
        return copy;
    }

    /// <summary>How many requests were sent in the 24 hours that end with an instant.</summary>
    private int SentUntil(DateTimeOffset end) => PlaceAfter(end) - PlaceAfter(end - Day);

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

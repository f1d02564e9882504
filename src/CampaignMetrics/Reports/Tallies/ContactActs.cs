using CampaignMetrics.Collections;

namespace CampaignMetrics.Reports.Tallies;

/// <summary>An event of a contact, and of which email: ordered by time, id and email, so that one of several is the latest.</summary>
/// <param name="At">When.</param>
/// <param name="Id">The event's id.</param>
/// <param name="Email">The email, a slot; 0 for none.</param>
/// <param name="EmailKey">The email's key; empty for none.</param>
/// <param name="IsInScope">Whether its message is in scope.</param>
internal readonly record struct ContactAct(long At, string Id, int Email, string EmailKey, bool IsInScope) : IComparable<ContactAct>
{
    /// <summary>Which sending of the email: its number.</summary>
    public int Send { get; init; }

    public int CompareTo(ContactAct other)
    {
        if (At != other.At) return At.CompareTo(other.At);
        return CodePoints.Compare(Id, other.Id) is not 0 and var byId ? byId : CodePoints.Compare(EmailKey, other.EmailKey);
    }
}

/// <summary>What a contact did that later events may be owed to. Not for two threads at once.</summary>
internal sealed class ContactActs
{
    private readonly List<ContactAct> _acts = [];
    private bool _isSorted = true;

    public void Add(ContactAct act)
    {
        _acts.Add(act);
        _isSorted = false;
    }

    public void Clear() => _acts.Clear();

    /// <summary>The latest at or before an instant, but not longer before it than the window; null for none.</summary>
    public ContactAct? Latest(long at, long window)
    {
        if (!_isSorted) _acts.Sort();
        _isSorted = true;
        int low = 0, high = _acts.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_acts[middle].At <= at) low = middle + 1;
            else high = middle;
        }
        return low > 0 && at - _acts[low - 1].At <= window ? _acts[low - 1] : null;
    }
}

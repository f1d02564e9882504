
namespace CampaignMetrics.Reports.Tallies;

/// <summary>An open, click or conversion of a contact, with its email. Ordered by time, id and email, so that of several at one instant
/// always the same is the latest.</summary>
/// <param name="At">When it happened, in milliseconds since 1970.</param>
/// <param name="Id">The event's id.</param>
/// <param name="Email">The slot of the email; 0 for none.</param>
/// <param name="EmailKey">The email's key; empty for none.</param>
/// <param name="IsInScope">Whether its message is in scope.</param>
internal readonly record struct ContactAct(long At, string Id, int Email, string EmailKey, bool IsInScope) : IComparable<ContactAct>
{
    /// <summary>The index of the sending within the email and contact, from 0.</summary>
    public int Send { get; init; }

    public int CompareTo(ContactAct other)
    {
        if (At != other.At) return At.CompareTo(other.At);
        return CodePoints.Compare(Id, other.Id) is not 0 and var byId ? byId : CodePoints.Compare(EmailKey, other.EmailKey);
    }
}

/// <summary>The acts of one contact (clicks or opens) to which later events may be attributed. Not thread-safe.</summary>
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

    /// <summary>The latest act at or before an instant and at most the window before it, both inclusive; null for none.</summary>
    /// <param name="at">The instant, in milliseconds since 1970.</param>
    /// <param name="window">The attribution window in milliseconds.</param>
    public ContactAct? Latest(long at, long window)
    {
        if (!_isSorted) _acts.Sort();
        _isSorted = true;
        // Finds the end of the acts at or before the instant; the last of them is the one.
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

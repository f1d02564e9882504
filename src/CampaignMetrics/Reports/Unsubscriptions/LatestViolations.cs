
namespace CampaignMetrics.Reports.Unsubscriptions;

/// <summary>Keeps the latest violations, by the time of sending. Memory does not grow with the violations added.</summary>
/// <param name="most">The most that are kept.</param>
internal sealed class LatestViolations(int most)
{
    private readonly int _most = most;
    private readonly List<Violation> _kept = [];

    public void Add(Violation violation)
    {
        _kept.Add(violation);
        // Sorting only when there are twice as many keeps the cost of each addition small. A long, since _most may be int.MaxValue.
        if (_kept.Count >= 2L * _most + 16) Cut();
    }

    /// <summary>The latest of these and of others; at most as many as the stricter of both keeps.</summary>
    public LatestViolations With(LatestViolations other)
    {
        var both = new LatestViolations(Math.Min(_most, other._most));
        foreach (var violation in _kept.Concat(other._kept)) both.Add(violation);
        return both;
    }

    /// <summary>The violations, latest first, ties by contact, email and sending.</summary>
    public IReadOnlyList<Violation> Ranked()
    {
        Cut();
        return _kept;
    }

    private void Cut()
    {
        _kept.Sort(Compare);
        if (_kept.Count > _most) _kept.RemoveRange(_most, _kept.Count - _most);
    }

    private static int Compare(Violation x, Violation y)
    {
        if (x.SentAt != y.SentAt) return y.SentAt.CompareTo(x.SentAt);
        if (CodePoints.Compare(x.Contact.Value, y.Contact.Value) is not 0 and var byContact) return byContact;
        if (CodePoints.Compare(x.Email.Value, y.Email.Value) is not 0 and var byEmail) return byEmail;
        return CodePoints.Compare(x.Send, y.Send);
    }
}

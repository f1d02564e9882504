
namespace CampaignMetrics.Reports.Unsubscriptions;

/// <summary>An unsubscription event of a contact.</summary>
/// <param name="At">When, in milliseconds since 1970.</param>
/// <param name="Method">How the contact unsubscribed; null when not stated.</param>
/// <param name="Scope">What the contact unsubscribed from; null when not stated.</param>
internal readonly record struct Ended(long At, string? Method, string? Scope) : IComparable<Ended>
{
    public int CompareTo(Ended other)
    {
        if (At != other.At) return At.CompareTo(other.At);
        return CodePoints.Compare(Method, other.Method) is not 0 and var byMethod ? byMethod : CodePoints.Compare(Scope, other.Scope);
    }
}

/// <summary>The unsubscriptions and new subscriptions of a contact for one thing, such as a list. A subscription at the same instant as an
/// unsubscription revokes it.</summary>
internal sealed class Choices
{
    // Sorted by Sort after the last Add: all queries search by halves.
    private readonly List<Ended> _ended = [];
    private readonly List<long> _taken = [];

    public void Add(Ended ended) => _ended.Add(ended);

    public void AddTaken(long at) => _taken.Add(at);

    public void Sort()
    {
        _ended.Sort();
        _taken.Sort();
    }

    /// <summary>The last subscription at or before an instant; <see cref="long.MinValue"/> for none.</summary>
    public long LastTaken(long at)
    {
        var after = FirstAbove(_taken, at, static taken => taken);
        return after == 0 ? long.MinValue : _taken[after - 1];
    }

    /// <summary>The first unsubscription after an instant (exclusive); null for none.</summary>
    public Ended? FirstEnded(long after) =>
        FirstAbove(_ended, after, static ended => ended.At) is var next && next < _ended.Count ? _ended[next] : null;

    /// <summary>The periods in which an unsubscription is in force: from it, inclusive, to the subscription that revokes it,
    /// exclusive.</summary>
    /// <param name="first">Choices whose subscriptions revoke it.</param>
    /// <param name="second">Other choices whose subscriptions do, too.</param>
    public IEnumerable<(long From, long To)> Standing(Choices first, Choices second)
    {
        for (var ended = FirstEnded(long.MinValue); ended is { } stands;)
        {
            var to = Math.Min(first.FirstTaken(stands.At), second.FirstTaken(stands.At));
            yield return (stands.At, to);
            ended = FirstEnded(to);
        }
    }

    /// <summary>The first subscription at or after an instant; <see cref="long.MaxValue"/> for none.</summary>
    private long FirstTaken(long at) =>
        FirstAbove(_taken, at - 1, static taken => taken) is var next && next < _taken.Count ? _taken[next] : long.MaxValue;

    /// <summary>The index of the first element later than an instant, or the length of the list.</summary>
    private static int FirstAbove<T>(List<T> sorted, long at, Func<T, long> timeOf)
    {
        int low = 0, high = sorted.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (timeOf(sorted[middle]) <= at) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}

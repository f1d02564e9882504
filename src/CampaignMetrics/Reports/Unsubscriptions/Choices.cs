using CampaignMetrics.Collections;

namespace CampaignMetrics.Reports.Unsubscriptions;

/// <summary>An unsubscription.</summary>
/// <param name="At">When.</param>
/// <param name="Method">How it came; null when not stated.</param>
/// <param name="Scope">From what; null when not stated.</param>
internal readonly record struct Ended(long At, string? Method, string? Scope) : IComparable<Ended>
{
    public int CompareTo(Ended other)
    {
        if (At != other.At) return At.CompareTo(other.At);
        return CodePoints.Compare(Method, other.Method) is not 0 and var byMethod ? byMethod : CodePoints.Compare(Scope, other.Scope);
    }
}

/// <summary>When a contact unsubscribed from one thing, and when they subscribed to it again. A subscription at the instant of an
/// unsubscription takes it back.</summary>
internal sealed class Choices
{
    private readonly List<Ended> _ended = [];
    private readonly List<long> _taken = [];

    public void Add(Ended ended) => _ended.Add(ended);

    public void AddTaken(long at) => _taken.Add(at);

    public void Sort()
    {
        _ended.Sort();
        _taken.Sort();
    }

    /// <summary>The last subscription up to an instant; before all time for none.</summary>
    public long LastTaken(long at)
    {
        var after = FirstAbove(_taken, at, static taken => taken);
        return after == 0 ? long.MinValue : _taken[after - 1];
    }

    /// <summary>The first unsubscription after an instant; null for none.</summary>
    public Ended? FirstEnded(long after) =>
        FirstAbove(_ended, after, static ended => ended.At) is var next && next < _ended.Count ? _ended[next] : null;

    /// <summary>From when to when an unsubscription stands that was not taken back; the end is not part of it.</summary>
    /// <param name="first">Whose subscriptions take it back.</param>
    /// <param name="second">Whose do, too.</param>
    public IEnumerable<(long From, long To)> Standing(Choices first, Choices second)
    {
        for (var ended = FirstEnded(long.MinValue); ended is { } stands;)
        {
            var to = Math.Min(first.FirstTaken(stands.At), second.FirstTaken(stands.At));
            yield return (stands.At, to);
            ended = FirstEnded(to);
        }
    }

    /// <summary>The first subscription at or after an instant; after all time for none.</summary>
    private long FirstTaken(long at) =>
        FirstAbove(_taken, at - 1, static taken => taken) is var next && next < _taken.Count ? _taken[next] : long.MaxValue;

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

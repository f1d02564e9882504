namespace CampaignMetrics.Reports.Unsubscriptions;

/// <summary>Periods of time of several keys: tells whether an instant lies in a period of any key but one. The time of an answer does not
/// grow with the number of keys.</summary>
internal sealed class KeyedSpans
{
    private readonly List<string> _keys = [];

    /// <summary>What holds from an instant to the next: the number of keys, and the sum of their numbers, which of one key is its
    /// own.</summary>
    private readonly List<(long From, int Count, long Sum)> _steps = [];

    /// <param name="spans">Periods from an instant, inclusive, to another, exclusive; empty ones are ignored. Those of one key follow each
    /// other and are apart.</param>
    public KeyedSpans(IEnumerable<(string Key, long From, long To)> spans)
    {
        var changes = new List<(long At, int Count, long Sum)>();
        foreach (var (key, from, to) in spans)
        {
            if (_keys.Count == 0 || _keys[^1] != key) _keys.Add(key);
            if (from >= to) continue;
            changes.Add((from, 1, _keys.Count - 1));
            changes.Add((to, -1, 1 - _keys.Count));
        }
        changes.Sort();
        var (count, sum) = (0, 0L);
        foreach (var change in changes)
        {
            (count, sum) = (count + change.Count, sum + change.Sum);
            if (_steps.Count > 0 && _steps[^1].From == change.At) _steps[^1] = (change.At, count, sum);
            else _steps.Add((change.At, count, sum));
        }
    }

    /// <summary>Whether an instant lies in a period of another key.</summary>
    /// <param name="at">The instant.</param>
    /// <param name="key">The key that is left out; null for none.</param>
    public bool HoldOther(long at, string? key)
    {
        int low = 0, high = _steps.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_steps[middle].From <= at) low = middle + 1;
            else high = middle;
        }
        if (low == 0) return false;
        var (_, count, sum) = _steps[low - 1];
        return count > 1 || (count == 1 && _keys[(int)sum] != key);
    }
}

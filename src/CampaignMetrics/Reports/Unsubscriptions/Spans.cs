namespace CampaignMetrics.Reports.Unsubscriptions;

/// <summary>A set of periods of time; those that overlap or touch are merged.</summary>
internal sealed class Spans
{
    private readonly List<(long From, long To)> _spans = [];

    /// <param name="spans">Periods from an instant, inclusive, to another, exclusive; empty ones are ignored.</param>
    public Spans(IEnumerable<(long From, long To)> spans)
    {
        foreach (var span in spans.Where(span => span.From < span.To).OrderBy(span => span.From))
        {
            if (_spans.Count > 0 && span.From <= _spans[^1].To) _spans[^1] = (_spans[^1].From, Math.Max(_spans[^1].To, span.To));
            else _spans.Add(span);
        }
    }

    /// <summary>Whether an instant lies in one of the periods.</summary>
    public bool Hold(long at)
    {
        int low = 0, high = _spans.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_spans[middle].From <= at) low = middle + 1;
            else high = middle;
        }
        return low > 0 && at < _spans[low - 1].To;
    }
}

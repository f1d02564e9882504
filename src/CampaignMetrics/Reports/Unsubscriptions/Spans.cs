namespace CampaignMetrics.Reports.Unsubscriptions;

/// <summary>Stretches of time, put together where they meet.</summary>
internal sealed class Spans
{
    private readonly List<(long From, long To)> _spans = [];

    /// <param name="spans">Each with its first instant, and the first one after it; empty ones are none.</param>
    public Spans(IEnumerable<(long From, long To)> spans)
    {
        foreach (var span in spans.Where(span => span.From < span.To).OrderBy(span => span.From))
        {
            if (_spans.Count > 0 && span.From <= _spans[^1].To) _spans[^1] = (_spans[^1].From, Math.Max(_spans[^1].To, span.To));
            else _spans.Add(span);
        }
    }

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

namespace CampaignMetrics.Portfolio;

/// <summary>Where a rate stands among those of many emails.</summary>
internal sealed class Percentiles
{
    // In ascending order; empty where points of a benchmark tell.
    private readonly Ratio[] _rates = [];
    private readonly BenchmarkPoint[] _points = [];

    /// <summary>Those of emails; of the rates that are not measured, none counts.</summary>
    public Percentiles(Ratio[] rates)
    {
        _rates = [.. rates.Where(rate => rate.NotMeasured is null)];
        Array.Sort(_rates, Exact.Compare);
        Count = _rates.Length;
    }

    /// <summary>Those of a benchmark.</summary>
    /// <param name="points">Its points, in ascending order.</param>
    /// <param name="count">The number of emails on which it rests.</param>
    public Percentiles(BenchmarkPoint[] points, long count) => (_points, Count) = (points, count);

    /// <summary>The number of emails.</summary>
    public long Count { get; }

    /// <summary>The percentile of a rate: how many in a hundred are lower, those with the same rate counted half. Between two points of a
    /// benchmark by linear interpolation, beyond them its outermost percentiles. Null where too few emails tell it.</summary>
    public double? Of(Ratio rate)
    {
        if (Count < EmailRanking.LeastForPercentiles || rate.Value is not { } value) return null;
        return _points.Length > 0 ? Between(value) : 100 * (Below(rate, 0) + Below(rate, 1)) / (2.0 * Count);
    }

    // The number of rates that are lower; or, with orEqual 1, not higher.
    private int Below(Ratio rate, int orEqual)
    {
        var (low, high) = (0, _rates.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Exact.Compare(_rates[middle], rate) < orEqual) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private double Between(double value)
    {
        if (value <= _points[0].Value) return _points[0].Percentile;
        for (var i = 1; i < _points.Length; i++)
        {
            var (before, behind) = (_points[i - 1], _points[i]);
            if (value > behind.Value) continue;
            var share = (value - before.Value) / (behind.Value - before.Value);
            return before.Percentile + share * (behind.Percentile - before.Percentile);
        }
        return _points[^1].Percentile;
    }
}

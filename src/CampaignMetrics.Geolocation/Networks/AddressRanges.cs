using System.Numerics;

namespace CampaignMetrics.Geolocation.Networks;

/// <summary>Ranges of numbers, both ends included, that are sorted and neither overlap nor touch.</summary>
internal sealed class AddressRanges<T>
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    private readonly T[] _firsts;
    private readonly T[] _lasts;

    public AddressRanges(List<(T First, T Last)> ranges)
    {
        ranges.Sort();
        var joined = Join(ranges);
        _firsts = [.. joined.Select(range => range.First)];
        _lasts = [.. joined.Select(range => range.Last)];
    }

    public int Count => _firsts.Length;

    public bool Contain(T value)
    {
        int low = 0, high = _firsts.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_firsts[middle] <= value) low = middle + 1;
            else high = middle;
        }
        return low > 0 && value <= _lasts[low - 1];
    }

    private static List<(T First, T Last)> Join(List<(T First, T Last)> sorted)
    {
        var joined = new List<(T First, T Last)>(sorted.Count);
        foreach (var range in sorted)
        {
            if (joined.Count > 0 && Touches(joined[^1].Last, range.First))
                joined[^1] = (joined[^1].First, T.Max(joined[^1].Last, range.Last));
            else
                joined.Add(range);
        }
        return joined;
    }

    private static bool Touches(T last, T next) => next <= last || (last != T.MaxValue && next == last + T.One);
}

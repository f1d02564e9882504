using System.Numerics;

namespace CampaignMetrics.Geolocation.Networks;

/// <summary>Ranges of numbers, both ends included; sorted, and merged so that none overlap or touch.</summary>
/// <remarks>An index by the highest byte narrows each binary search, and skips it where no range begins with that byte.</remarks>
internal sealed class AddressRanges<T>
    where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
{
    private readonly T[] _firsts;
    private readonly T[] _lasts;

    /// <summary>For each value of the highest byte, how many ranges begin below it.</summary>
    private readonly int[] _byHighestByte = new int[257];

    public AddressRanges(List<(T First, T Last)> ranges)
    {
        ranges.Sort();
        var joined = Join(ranges);
        _firsts = [.. joined.Select(range => range.First)];
        _lasts = [.. joined.Select(range => range.Last)];
        foreach (var first in _firsts) _byHighestByte[HighestByte(first) + 1]++;
        for (var i = 1; i < _byHighestByte.Length; i++) _byHighestByte[i] += _byHighestByte[i - 1];
    }

    public int Count => _firsts.Length;

    public bool Contain(T value)
    {
        var highest = HighestByte(value);
        int low = _byHighestByte[highest], high = _byHighestByte[highest + 1];
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_firsts[middle] <= value) low = middle + 1;
            else high = middle;
        }
        // The range that covers the value may have begun under a lower highest byte, so low - 1 may lie before the searched part.
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

    private static int HighestByte(T value) => int.CreateTruncating(value >>> (T.Zero.GetByteCount() * 8 - 8));

    private static bool Touches(T last, T next) => next <= last || (last != T.MaxValue && next == last + T.One);
}

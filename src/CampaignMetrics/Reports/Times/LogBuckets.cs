using System.Numerics;

namespace CampaignMetrics.Reports.Times;

/// <summary>
/// The fixed boundaries of logarithmic buckets of milliseconds: each up to 32 is its own, and above that each power of two is cut into 32.
/// They are the same for all data, so that histograms add up.
/// </summary>
internal static class LogBuckets
{
    private const int Bits = 5, Cuts = 1 << Bits;

    /// <summary>How far the middle of a bucket is from any value in it at most, as a share of the value: 1/64.</summary>
    public const double RelativeError = 0.5 / Cuts;

    /// <summary>Longer than any event lies behind another: 278 years.</summary>
    public const long Longest = 1L << 43;

    /// <summary>The bucket that holds a length of time.</summary>
    public static int Of(long milliseconds)
    {
        if (milliseconds < Cuts) return (int)milliseconds;
        var power = BitOperations.Log2((ulong)milliseconds) - Bits;
        return (power << Bits) + (int)(milliseconds >> power);
    }

    /// <summary>The shortest length of time in a bucket.</summary>
    public static long From(int bucket)
    {
        if (bucket < Cuts) return bucket;
        var power = (bucket >> Bits) - 1;
        return (long)(bucket - (power << Bits)) << power;
    }
}

using System.Numerics;

namespace CampaignMetrics.Reports.Times;

/// <summary>
/// The bounds of logarithmic buckets of milliseconds, as in HdrHistogram: each value below 32 has its own bucket, and above that each
/// power of two is divided into 32 buckets. The bounds do not depend on the data, so histograms add up.
/// </summary>
internal static class LogBuckets
{
    // 32 buckets for each power of two. More would be more exact, but histograms would be longer in memory and in JSON.
    private const int Bits = 5, Cuts = 1 << Bits;

    /// <summary>The largest distance of the middle of a bucket from any value in it, relative to the value: 1/64.</summary>
    public const double RelativeError = 0.5 / Cuts;

    /// <summary>Longer than any two events can be apart: 278 years.</summary>
    public const long Longest = 1L << 43;

    /// <summary>The index of the bucket that holds a duration, 0 or more.</summary>
    public static int Of(long milliseconds)
    {
        if (milliseconds < Cuts) return (int)milliseconds;
        var power = BitOperations.Log2((ulong)milliseconds) - Bits;
        // The highest 6 bits, from 32 to 63, choose the bucket within the power of two.
        return (power << Bits) + (int)(milliseconds >> power);
    }

    /// <summary>The shortest duration in a bucket, in milliseconds: the inverse of <see cref="Of"/>.</summary>
    public static long From(int bucket)
    {
        if (bucket < Cuts) return bucket;
        var power = (bucket >> Bits) - 1;
        return (long)(bucket - (power << Bits)) << power;
    }
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Times;

namespace CampaignMetrics;

/// <summary>A distribution of durations, as a histogram with logarithmic buckets.</summary>
/// <remarks>
/// <para>
/// The bounds of the buckets are fixed, so histograms of several parts add up to that of the whole, and quantiles such as the median can
/// be read from it with a small, known error (<see cref="RelativeError"/>). Averages cannot: a few messages that were opened a year later
/// would dominate them.
/// </para>
/// </remarks>
[JsonConverter(typeof(DataConverter<DurationReport>)), JsonForm<DurationReportConverter>]
public sealed class DurationReport : IEquatable<DurationReport>
{
    /// <summary>The largest distance of the middle of a bucket from any duration in it, relative to that duration: 1/64. Durations below 32
    /// milliseconds are exact.</summary>
    public const double RelativeError = LogBuckets.RelativeError;

    internal DurationReport(ImmutableArray<DurationBucket> buckets, long leftOut) =>
        (Buckets, LeftOut, Count) = (buckets, leftOut, buckets.Sum(bucket => bucket.Count));

    /// <summary>How many durations were measured.</summary>
    public long Count { get; }

    /// <summary>Messages that are left out because no event says when they were sent.</summary>
    public long LeftOut { get; }

    /// <summary>The buckets that are not empty, shortest durations first.</summary>
    public ImmutableArray<DurationBucket> Buckets { get; }

    /// <summary>The bucket that holds a quantile: the shortest duration such that at least this share of all is no longer.</summary>
    /// <param name="share">From 0 (the shortest duration) to 1 (the longest); 0.5 is the median.</param>
    /// <returns>Null where nothing was measured.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is below 0 or above 1, or no number.</exception>
    public DurationBucket? Quantile(double share)
    {
        // Written so that NaN, for which every comparison is false, is refused too.
        if (!(share >= 0 && share <= 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "A share is from 0 to 1.");
        var rank = Math.Max(1, (long)Math.Ceiling(share * Count));
        // The product may be a little more than the whole number that is meant: 0.55 * 100 is 55.000000000000007.
        if (rank > 1 && (double)(rank - 1) / Count >= share) rank--;
        foreach (var bucket in Buckets)
            if ((rank -= bucket.Count) <= 0) return bucket;
        return Buckets.IsEmpty ? null : Buckets[^1];
    }

    /// <summary>Whether both have the same content.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(DurationReport? other) =>
        other is not null && LeftOut == other.LeftOut && Buckets.AsSpan().SequenceEqual(other.Buckets.AsSpan());

    /// <inheritdoc cref="Equals(DurationReport?)"/>
    public override bool Equals(object? obj) => Equals(obj as DurationReport);

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(Count, LeftOut);

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<DurationReport>.Shown(this);

    internal static DurationReport Of(params ReadOnlySpan<DurationSum> parts)
    {
        var sum = new DurationSum();
        foreach (var part in parts) sum.Add(part);
        var buckets = ImmutableArray.CreateBuilder<DurationBucket>();
        for (var i = 0; i < sum.Counts.Length; i++)
            if (sum.Counts[i] > 0) buckets.Add(DurationBucket.Of(i, sum.Counts[i]));
        return new DurationReport(buckets.ToImmutable(), sum.LeftOut);
    }
}

/// <summary>A bucket of a histogram of durations.</summary>
/// <remarks>The default value of this type is the empty range at 0, with the count 0.</remarks>
/// <param name="From">The shortest duration, inclusive.</param>
/// <param name="To">The end, exclusive.</param>
/// <param name="Count">How many durations lie in it.</param>
[JsonConverter(typeof(DataConverter<DurationBucket>)), JsonForm<DurationBucketConverter>]
public readonly record struct DurationBucket(TimeSpan From, TimeSpan To, long Count)
{
    /// <summary>The middle, rounded down to a millisecond: at most <see cref="DurationReport.RelativeError"/> away from any duration in the
    /// bucket.</summary>
    public TimeSpan Middle => From + TimeSpan.FromMilliseconds(Math.Floor((To - From).TotalMilliseconds / 2));

    internal static DurationBucket Of(int bucket, long count) => new(
        TimeSpan.FromMilliseconds(LogBuckets.From(bucket)), TimeSpan.FromMilliseconds(LogBuckets.From(bucket + 1)), count);
}

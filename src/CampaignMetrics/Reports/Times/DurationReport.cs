using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Times;

namespace CampaignMetrics;

/// <summary>Lengths of time as a histogram of fixed logarithmic buckets, which is a sum: parts add up to the whole.</summary>
[JsonConverter(typeof(DataConverter<DurationReport>)), JsonForm<DurationReportConverter>]
public sealed class DurationReport : IEquatable<DurationReport>
{
    /// <summary>How far the middle of a bucket is from any length in it at most, as a share of the length: 1/64. Lengths below 32
    /// milliseconds are exact.</summary>
    public const double RelativeError = LogBuckets.RelativeError;

    internal DurationReport(ImmutableArray<DurationBucket> buckets, long leftOut) =>
        (Buckets, LeftOut, Count) = (buckets, leftOut, buckets.Sum(bucket => bucket.Count));

    /// <summary>How many lengths were measured.</summary>
    public long Count { get; }

    /// <summary>Messages that are left out, since no event tells when they were sent.</summary>
    public long LeftOut { get; }

    /// <summary>Those that hold anything, shortest first.</summary>
    public ImmutableArray<DurationBucket> Buckets { get; }

    /// <summary>The bucket of a quantile: of the shortest length that is at least as long as this share of all.</summary>
    /// <param name="share">From 0, the shortest, to 1, the longest; 0.5 is the median.</param>
    /// <returns>Null where nothing was measured.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is below 0 or above 1, or no number.</exception>
    public DurationBucket? Quantile(double share)
    {
        if (!(share >= 0 && share <= 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "A share is from 0 to 1.");
        var rank = Math.Max(1, (long)Math.Ceiling(share * Count));
        foreach (var bucket in Buckets)
            if ((rank -= bucket.Count) <= 0) return bucket;
        return Buckets.IsEmpty ? null : Buckets[^1];
    }

    /// <summary>Whether both tell the same.</summary>
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

/// <summary>A half-open range of lengths of time.</summary>
/// <remarks>The default value of this type is an empty range at no time, which holds nothing.</remarks>
/// <param name="From">The shortest.</param>
/// <param name="To">The shortest that is too long.</param>
/// <param name="Count">How many lengths lie in it.</param>
[JsonConverter(typeof(DataConverter<DurationBucket>)), JsonForm<DurationBucketConverter>]
public readonly record struct DurationBucket(TimeSpan From, TimeSpan To, long Count)
{
    /// <summary>The middle, a whole millisecond: of any length in it at most <see cref="DurationReport.RelativeError"/> away.</summary>
    public TimeSpan Middle => From + TimeSpan.FromMilliseconds(Math.Floor((To - From).TotalMilliseconds / 2));

    internal static DurationBucket Of(int bucket, long count) => new(
        TimeSpan.FromMilliseconds(LogBuckets.From(bucket)), TimeSpan.FromMilliseconds(LogBuckets.From(bucket + 1)), count);
}

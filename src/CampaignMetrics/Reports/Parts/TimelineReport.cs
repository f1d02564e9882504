using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;
using CampaignMetrics.Time;

namespace CampaignMetrics;

/// <summary>
/// Counted opens and clicks over time, over the scope's period. Where that has no beginning or end, from the earliest event, or to the
/// latest counted open or click.
/// </summary>
/// <param name="Zone">The zone's IANA name.</param>
/// <param name="Frequency">The length of the buckets: the scope's, or a longer one if that would give more than
/// <see cref="MaxBuckets"/>.</param>
/// <param name="Buckets">Without gaps; empty when opens and clicks were not measured, and when nothing was opened or clicked and the scope
/// has no end.</param>
[JsonConverter(typeof(DataConverter<TimelineReport>)), JsonForm<TimelineReportConverter>]
public sealed record TimelineReport(string Zone, Frequency Frequency, ImmutableArray<TimelineBucket> Buckets)
{
    /// <summary>The most buckets that a report gets: 100,000.</summary>
    public const int MaxBuckets = 100_000;

    /// <summary>Why opens and clicks were not measured, a constant of <see cref="CampaignMetrics.NotMeasured"/>; null where they
    /// were.</summary>
    public string? NotMeasured { get; init; }

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<TimelineReport>.Shown(this);

    /// <summary>Whether both have the same content.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(TimelineReport? other) =>
        other is not null
        && (Zone, Frequency, NotMeasured) == (other.Zone, other.Frequency, other.NotMeasured)
        && Buckets.AsSpan().SequenceEqual(other.Buckets.AsSpan());

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(Zone, Frequency, Buckets.Length);
}

/// <summary>A half-open bucket of the timeline, which ends where the next begins.</summary>
/// <param name="Start">Its first instant, with the zone's offset.</param>
/// <param name="Opens">Counted opens; an implied open is placed at the time of its click.</param>
/// <param name="FirstOpens">Messages whose first open is here.</param>
/// <param name="Clicks">Counted clicks.</param>
/// <param name="FirstClicks">Messages whose first click is here.</param>
[JsonConverter(typeof(DataConverter<TimelineBucket>)), JsonForm<TimelineBucketConverter>]
public sealed record TimelineBucket(DateTimeOffset Start, long Opens, long FirstOpens, long Clicks, long FirstClicks);

using System.Text.Json.Serialization;
using CampaignMetrics.Definitions;
using CampaignMetrics.Json;
using CampaignMetrics.Reports;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>The count of each <see cref="Metric"/>. A report that was read from JSON has only the counts in that JSON.</summary>
/// <remarks>
/// <para>
/// The indexer gives plain numbers, 0 where a metric was not measured. Where the difference between "none" and "unknown" matters, use
/// <see cref="Measured"/>, which gives null, and <see cref="ReasonAgainst"/>, which says why.
/// </para>
/// </remarks>
[JsonConverter(typeof(DataConverter<MetricCounts>)), JsonForm<MetricCountsConverter>]
public sealed class MetricCounts : IEquatable<MetricCounts>
{
    /// <summary>Stands in the array for a count that the JSON did not have.</summary>
    internal const long NotTold = -1;

    // By metric. Never changed, and shared with the sum it came from where that was possible without copying.
    private readonly long[] _counts;

    internal MetricCounts(long[] counts, string? tracking = null, string? replies = null) =>
        (_counts, NoTracking, NoReplies) = (counts, tracking, replies);

    /// <summary>Why opens and clicks are not measured; null where they are.</summary>
    internal string? NoTracking { get; }

    /// <summary>Why replies are not measured; null where they are.</summary>
    internal string? NoReplies { get; }

    /// <summary>The count of one metric; null where it was not measured: see <see cref="ReasonAgainst"/>.</summary>
    /// <param name="metric">The metric.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no member of <see cref="Metric"/>.</exception>
    /// <exception cref="InvalidOperationException">The counts were read from JSON, which does not tell this one.</exception>
    public long? Measured(Metric metric) => ReasonAgainst(metric) is null ? this[metric] : null;

    /// <summary>Why a metric was not measured, a constant of <see cref="NotMeasured"/>; null where it was.</summary>
    /// <param name="metric">The metric.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no member of <see cref="Metric"/>.</exception>
    public string? ReasonAgainst(Metric metric) => Metrics.NeedsOf(Door.Known(metric, nameof(metric))) switch
    {
        Needs.Tracking => NoTracking,
        Needs.Replies => NoReplies,
        Needs.None or Needs.Deliveries => null,
    };

    /// <summary>The count of one metric: 0 or more, and 0 where it was not measured.</summary>
    /// <param name="metric">The metric.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no member of <see cref="Metric"/>.</exception>
    /// <exception cref="InvalidOperationException">The counts were read from JSON, which does not tell this one: see <see cref="Has"/>.
    /// </exception>
    public long this[Metric metric] => Has(metric)
        ? _counts[(int)metric]
        : throw new InvalidOperationException($"The JSON that these counts were read from does not tell {metric}.");

    /// <summary>Whether the count of a metric is known. Always true, unless the counts were read from JSON that does not have it.</summary>
    /// <param name="metric">The metric.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no member of <see cref="Metric"/>.</exception>
    public bool Has(Metric metric) => _counts[(int)Door.Known(metric, nameof(metric))] != NotTold;

    /// <summary>Whether both have the same counts and the same reasons.</summary>
    /// <param name="other">The other counts.</param>
    public bool Equals(MetricCounts? other) =>
        other is not null
        && (NoTracking, NoReplies) == (other.NoTracking, other.NoReplies)
        && _counts.AsSpan().SequenceEqual(other._counts);

    /// <inheritdoc cref="Equals(MetricCounts?)"/>
    public override bool Equals(object? obj) => Equals(obj as MetricCounts);

    /// <summary>A hash of the counts.</summary>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var count in _counts) hash.Add(count);
        return hash.ToHashCode();
    }

    internal MetricCounts With(string? tracking, string? replies) => new(_counts, tracking, replies);

    /// <summary>Whether both have the same counts and reasons for some metrics.</summary>
    internal bool Agrees(MetricCounts other, IEnumerable<Metric> metrics) =>
        metrics.All(metric => (_counts[(int)metric], ReasonAgainst(metric)) == (other._counts[(int)metric], other.ReasonAgainst(metric)));

    internal static MetricCounts Sum(IEnumerable<long[]> parts)
    {
        var total = new long[Metrics.Count];
        foreach (var part in parts)
            for (var i = 0; i < total.Length; i++) total[i] += part[i];
        return new MetricCounts(total);
    }

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<MetricCounts>.Shown(this);
}

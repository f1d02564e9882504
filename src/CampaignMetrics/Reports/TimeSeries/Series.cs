using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports;
using CampaignMetrics.Reports.Breakdowns;
using CampaignMetrics.Reports.Json;
using CampaignMetrics.Reports.TimeSeries;

namespace CampaignMetrics;

/// <summary>
/// Metrics and rates by bucket of the scope's zone and frequency. A bucket has the messages that were sent in it, with whatever became of
/// them later; by event date (<see cref="DateBasis.EventDate"/>) it is what a report of just that bucket counts.
/// </summary>
[JsonConverter(typeof(DataConverter<Series>)), JsonForm<SeriesConverter>]
public sealed class Series : ScopeDocument
{
    /// <summary>The name of its JSON's schema.</summary>
    public const string Schema = "campaign-metrics/series/v1";

    /// <summary>So many points in all rows together at most are there for the sake of buckets in which nothing was counted.</summary>
    public const int MaxPoints = 1_000_000;

    private readonly BreakdownSums? _sums;

    internal Series(BreakdownSums sums, ImmutableArray<Measure> measures, Dimension? by, Definition definition, ReportScope scope)
        : this(measures, by, definition, scope)
    {
        _sums = sums;
        var rows = new SeriesRows(sums, definition, scope, measures);
        (Caveats, Total, Rows) = (sums.CaveatsOf(scope), rows.Total, rows.Of(by));
        (RowsLeftOut, HasGaps) = (rows.LeftOut(by), rows.HasGaps(by));
    }

    internal Series(ImmutableArray<Measure> measures, Dimension? by, Definition definition, ReportScope scope) : base(definition, scope) =>
        (Measures, By) = (measures, by);

    /// <summary>What each point has, in this order.</summary>
    public ImmutableArray<Measure> Measures { get; }

    /// <summary>What the rows go by; null where there is only the total.</summary>
    public Dimension? By { get; }

    /// <summary>Whether buckets in which nothing was counted are missing, since with them there would be more than
    /// <see cref="MaxPoints"/>.</summary>
    public bool HasGaps { get; internal init; }

    /// <summary>The whole scope.</summary>
    public SeriesRow Total { get; internal init; } = null!;

    /// <summary>A row for each value of the dimension, in the order of a <see cref="Breakdown"/>. As many as
    /// <see cref="ReportScope.MaxRows"/>.</summary>
    public ImmutableArray<SeriesRow> Rows { get; internal init; } = [];

    /// <summary>How many rows more there are than the scope asks for.</summary>
    public long RowsLeftOut { get; internal init; }

    /// <summary>The series of all messages from series over disjoint contacts.</summary>
    /// <param name="parts">One or more, of the same measures, dimension, definition and scope.</param>
    /// <exception cref="ArgumentException">There is no part, two differ in what they are of, in the campaign that events state of an
    /// email where the rows or the scope go by campaigns, or one was read from JSON, which tells no sums.</exception>
    public static Series Merge(params IEnumerable<Series> parts)
    {
        var (first, sums) = MergedParts.Of(
            parts, "measures, dimension, definition and scope", (one, other) => one.IsOfTheSameAs(other), part => part._sums);
        return new Series(sums, first.Measures, first.By, first.Definition, first.Scope);
    }

    internal override IEnumerable<int> Pieces(Utf8JsonWriter json) => SeriesConverter.Instance.Pieces(json, this);

    private bool IsOfTheSameAs(Series other) =>
        By == other.By && IsAboutTheSame(other)
        && Measures.AsSpan().SequenceEqual(other.Measures.AsSpan());
}

/// <summary>A series of the messages that have one value of a dimension.</summary>
/// <param name="Key">The value; null for messages that have none, and for the total.</param>
/// <param name="Points">By time. From the scope's first day to its last; where it has none, from the first bucket to the last in which
/// anything of the scope was counted.</param>
[JsonConverter(typeof(DataConverter<SeriesRow>)), JsonForm<SeriesRowConverter>]
public sealed record SeriesRow(string? Key, ImmutableArray<SeriesPoint> Points)
{
    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<SeriesRow>.Shown(this);

    /// <summary>Whether both tell the same.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(SeriesRow? other) => other is not null && Key == other.Key && Points.AsSpan().SequenceEqual(other.Points.AsSpan());

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(Key, Points.Length);
}

/// <summary>A half-open bucket, which ends where the next begins.</summary>
/// <param name="Start">Its first instant, with the zone's offset.</param>
/// <param name="Values">One a measure.</param>
[JsonConverter(typeof(DataConverter<SeriesPoint>)), JsonForm<SeriesPointConverter>]
public sealed record SeriesPoint(DateTimeOffset Start, ImmutableArray<SeriesValue> Values)
{
    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<SeriesPoint>.Shown(this);

    /// <summary>Whether both tell the same.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(SeriesPoint? other) =>
        other is not null && Start == other.Start && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(Start, Values.Length);
}

/// <summary>What was measured in a bucket.</summary>
/// <remarks>The default value of this type is no number of what was selected, without a reason.</remarks>
[JsonConverter(typeof(DataConverter<SeriesValue>)), JsonForm<SeriesValueConverter>]
public readonly record struct SeriesValue
{
    private readonly string? _reason;

    internal SeriesValue(Measure measure, long? count, string? reason) => (Measure, Count, _reason) = (measure, count, reason);

    internal SeriesValue(Measure measure, ReportedRate rate) => (Measure, Rate) = (measure, rate);

    /// <summary>What.</summary>
    public Measure Measure { get; }

    /// <summary>The count of a metric; null where it was not measured, and for a rate.</summary>
    public long? Count { get; }

    /// <summary>The rate; null for a metric.</summary>
    public ReportedRate? Rate { get; }

    /// <summary>The number; null when not measured.</summary>
    public double? Value => Rate is { } rate ? rate.Value : Count;

    /// <summary>Why there is no number, a constant of <see cref="CampaignMetrics.NotMeasured"/>; null where there is one.</summary>
    public string? NotMeasured => Rate is { } rate ? rate.Ratio.NotMeasured : _reason;
}

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
/// Metrics and rates over time, in buckets of the scope's frequency and zone: for the whole scope and, if asked, for each value of a
/// dimension.
/// </summary>
/// <remarks>
/// <para>
/// By send cohort, a bucket covers the messages that were sent in it, with all that happened to them later. By event date
/// (<see cref="DateBasis.EventDate"/>), it covers what happened in it: the same as a report over just that bucket.
/// </para>
/// </remarks>
[JsonConverter(typeof(DataConverter<Series>)), JsonForm<SeriesConverter>]
public sealed class Series : ScopeDocument
{
    /// <summary>The name of the schema in its JSON.</summary>
    public const string Schema = "campaign-metrics/series/v1";

    /// <summary>The most points in all rows together for which empty buckets are filled in: 1,000,000. Beyond it a series has only buckets
    /// with data.</summary>
    public const int MaxPoints = 1_000_000;

    // Null where the series was read from JSON: it cannot be merged then.
    private readonly BreakdownSums? _sums;

    internal Series(BreakdownSums sums, ImmutableArray<Measure> measures, Dimension? by, DocumentBasis basis) : this(measures, by, basis)
    {
        _sums = sums;
        var rows = new SeriesRows(sums, basis.Definition, basis.Scope, measures);
        (Caveats, PlacesBy) = (sums.CaveatsOf(basis.Scope), sums.PlacesBy);
        (Total, Rows) = (rows.Total, rows.Of(by));
        (RowsLeftOut, HasGaps) = (rows.LeftOut(by), rows.HasGaps(by));
    }

    internal Series(ImmutableArray<Measure> measures, Dimension? by, DocumentBasis basis) : base(basis) =>
        (Measures, By) = (measures, by);

    /// <summary>The measures; each point has a value for each, in this order.</summary>
    public ImmutableArray<Measure> Measures { get; }

    /// <summary>The dimension whose values the rows are; null where there is only the total.</summary>
    public Dimension? By { get; }

    /// <summary>The geolocation database that told the places of the rows, where these are countries; null otherwise, and where there is
    /// none.</summary>
    public PlacesSource? PlacesBy { get; internal init; }

    /// <summary>Whether empty buckets are missing, because with them there would be more than <see cref="MaxPoints"/> points.</summary>
    public bool HasGaps { get; internal init; }

    /// <summary>The series of the whole scope.</summary>
    public SeriesRow Total { get; internal init; } = null!;

    /// <summary>A series for each value of the dimension, in the order of a <see cref="Breakdown"/>. At most
    /// <see cref="ReportScope.MaxRows"/>.</summary>
    public ImmutableArray<SeriesRow> Rows { get; internal init; } = [];

    /// <summary>The number of rows beyond <see cref="ReportScope.MaxRows"/>, which are left out.</summary>
    public long RowsLeftOut { get; internal init; }

    /// <summary>Merges series over disjoint sets of contacts into one.</summary>
    /// <param name="parts">One or more, of the same measures, dimension, definition, scope and settings.</param>
    /// <exception cref="ArgumentException">There is no part; two differ in one of these; rows or scope are about campaigns and two parts
    /// know different campaigns of an email; or a part was read from JSON, which has no sums.</exception>
    public static Series Merge(params IEnumerable<Series> parts)
    {
        var (first, sums) = MergedParts.Of(
            parts, $"measures, dimension, {DocumentBasis.Words}", (one, other) => one.IsOfTheSameAs(other), part => part._sums);
        return new Series(sums, first.Measures, first.By, first.Basis);
    }

    /// <summary>The same as a table, for spreadsheets and other programs.</summary>
    public Table ToTable() => SeriesTable.Of(this);

    internal override IEnumerable<int> Pieces(Utf8JsonWriter json) => SeriesConverter.Instance.Pieces(json, this);

    private bool IsOfTheSameAs(Series other) =>
        By == other.By && Basis == other.Basis
        && Measures.AsSpan().SequenceEqual(other.Measures.AsSpan());
}

/// <summary>The series of the messages that have one value of the dimension.</summary>
/// <param name="Key">The value; null for messages that have none, and for the total.</param>
/// <param name="Points">The points by time, from the scope's first day to its last. Where the scope has none, from the first or to the
/// last bucket in which anything of the scope was counted.</param>
[JsonConverter(typeof(DataConverter<SeriesRow>)), JsonForm<SeriesRowConverter>]
public sealed record SeriesRow(string? Key, ImmutableArray<SeriesPoint> Points)
{
    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<SeriesRow>.Shown(this);

    /// <summary>Whether both have the same content.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(SeriesRow? other) => other is not null && Key == other.Key && Points.AsSpan().SequenceEqual(other.Points.AsSpan());

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(Key, Points.Length);
}

/// <summary>The values of one bucket, which ends (exclusive) where the next begins.</summary>
/// <param name="Start">Its first instant, with the zone's offset.</param>
/// <param name="Values">One value for each measure.</param>
[JsonConverter(typeof(DataConverter<SeriesPoint>)), JsonForm<SeriesPointConverter>]
public sealed record SeriesPoint(DateTimeOffset Start, ImmutableArray<SeriesValue> Values)
{
    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<SeriesPoint>.Shown(this);

    /// <summary>Whether both have the same content.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(SeriesPoint? other) =>
        other is not null && Start == other.Start && Values.AsSpan().SequenceEqual(other.Values.AsSpan());

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(Start, Values.Length);
}

/// <summary>The value of one measure in one bucket.</summary>
/// <remarks>The default value of this type is <see cref="CampaignMetrics.Metric.Selected"/> without a number and without a
/// reason.</remarks>
[JsonConverter(typeof(DataConverter<SeriesValue>)), JsonForm<SeriesValueConverter>]
public readonly record struct SeriesValue
{
    private readonly string? _reason;

    internal SeriesValue(Measure measure, long? count, string? reason) => (Measure, Count, _reason) = (measure, count, reason);

    internal SeriesValue(Measure measure, ReportedRate rate) => (Measure, Rate) = (measure, rate);

    /// <summary>The measure.</summary>
    public Measure Measure { get; }

    /// <summary>The count of a metric; null where it was not measured, and for a rate.</summary>
    public long? Count { get; }

    /// <summary>The rate; null for a metric.</summary>
    public ReportedRate? Rate { get; }

    /// <summary>The count or the rate as a number; null when not measured.</summary>
    public double? Value => Rate is { } rate ? rate.Value : Count;

    /// <summary>Why there is no number, a constant of <see cref="CampaignMetrics.NotMeasured"/>; null where there is one.</summary>
    public string? NotMeasured => Rate is { } rate ? rate.Ratio.NotMeasured : _reason;
}

using System.Collections.Immutable;
using CampaignMetrics.Reports.Breakdowns;
using CampaignMetrics.Time;

namespace CampaignMetrics.Reports.TimeSeries;

/// <summary>Turns the sums of a breakdown by time into series, and fills in empty buckets.</summary>
internal sealed class SeriesRows
{
    private readonly BreakdownSums _sums;
    private readonly Definition _definition;
    private readonly ReportScope _scope;
    private readonly ImmutableArray<Measure> _measures;
    private readonly (long First, long Last)? _range;
    private readonly ZoneClock _clock;
    private readonly Buckets _buckets;

    public SeriesRows(BreakdownSums sums, Definition definition, ReportScope scope, ImmutableArray<Measure> measures)
    {
        (_sums, _definition, _scope, _measures) = (sums, definition, scope, measures);
        _range = RangeOf(sums, scope);
        var (first, last) = _range ?? default;
        // The last bucket with data may begin before the scope's first day, hence the minimum and maximum.
        _clock = new ZoneClock(scope.Zone, Math.Min(first, last), Math.Max(first, last));
        _buckets = new Buckets(_clock, scope.Every, scope.FirstDayOfWeek);
    }

    public SeriesRow Total => Row(_sums.WholeByTime, _sums.Whole, unseen: Unseen.Nothing, IsTooLong(1));

    public ImmutableArray<SeriesRow> Of(Dimension? by) => by is not { } dimension ? [] :
    [
        .. BreakdownRows.Ordered(_sums.Rows[0], dimension)
            .Take(_scope.MaxRows)
            .Select(row => Row(row, row.Whole(), dimension.UnseenOf(row.Key), HasGaps(by))),
    ];

    public long LeftOut(Dimension? by) => by is null ? 0 : Math.Max(0, _sums.Rows[0].Count - _scope.MaxRows);

    public bool HasGaps(Dimension? by) => IsTooLong(by is null ? 1 : Math.Min(_sums.Rows[0].Count, _scope.MaxRows));

    private SeriesRow Row(RowSum row, CellSum whole, Unseen unseen, bool hasGaps)
    {
        // Reasons come from the whole row: an empty bucket by itself would look measured.
        var measurement = _sums.MeasurementOf(whole, unseen);
        var rates = new RateCalculator(_definition, measurement);
        string?[] reasons =
        [
            .. _measures.Select(measure => measure.Metric is { } metric
                ? measurement.Counts.ReasonAgainst(metric)
                : rates.Evaluate(FormulaOf(measure)).NotMeasured),
        ];
        // A complaint that is told all the same makes those of the row measured, also in buckets without one.
        if (unseen == Unseen.Complaints && measurement.Counts[Metric.SpamReported] > 0) unseen = Unseen.Nothing;
        var starts = hasGaps ? row.Buckets.Where(IsInRange).Order() : Starts();
        return new SeriesRow(row.Key, [.. starts.Select(start => Point(start, row.Find(start), reasons, unseen))]);
    }

    private SeriesPoint Point(long start, CellSum? cell, string?[] reasons, Unseen unseen)
    {
        var measurement = _sums.MeasurementOf(cell ?? CellSum.Nothing, unseen);
        var rates = new RateCalculator(_definition, measurement);
        return new SeriesPoint(_clock.ToLocal(start), [.. _measures.Select((measure, i) => measure.Metric is { } metric
            ? CountOf(metric, measurement.Counts, reasons[i])
            : new SeriesValue(measure, RateOf(measure, rates, reasons[i])))]);
    }

    private ReportedRate RateOf(Measure measure, RateCalculator rates, string? reason)
    {
        var formula = FormulaOf(measure);
        var ratio = rates.Evaluate(formula);
        // Why nothing of the row is measured says more than that the bucket has nothing.
        if (ratio.NotMeasured == NotMeasured.NothingToCount && reason is not null) ratio = Ratio.Unmeasured(reason);
        return new ReportedRate(measure.RateName!, ratio, RateCalculator.IsRate(_definition, formula));
    }

    private RateFormula? FormulaOf(Measure measure) => _definition.Rates.First(rate => rate.Name == measure.RateName).Formula;

    /// <summary>The count of a metric in a bucket. What is not measured in the whole row is not measured in an empty bucket.</summary>
    private static SeriesValue CountOf(Metric metric, MetricCounts counts, string? reason) =>
        (counts.ReasonAgainst(metric) ?? reason) is { } known
            ? new SeriesValue(metric, null, known)
            : new SeriesValue(metric, counts[metric], null);

    private IEnumerable<long> Starts()
    {
        if (_range is not var (first, last)) yield break;
        for (var start = _buckets.StartOf(first); start <= last; start = _buckets.Next(start)) yield return start;
    }

    private bool IsInRange(long start) => _range is var (_, last) && start <= last;

    // Starts are made one by one, so counting stops soon after the limit, however long the period is.
    private bool IsTooLong(int rows) => Starts().Skip(Series.MaxPoints / Math.Max(1, rows)).Any();

    /// <summary>The first and the last instant, both inclusive: those of the scope's period, else the starts of the first and the last
    /// bucket with data; null where there is none.</summary>
    private static (long First, long Last)? RangeOf(BreakdownSums sums, ReportScope scope)
    {
        long? first = scope.Beginning?.ToUnixTimeMilliseconds() ?? (sums.EarliestAt < long.MaxValue ? sums.EarliestAt : null);
        long? last = scope.Ending?.ToUnixTimeMilliseconds() - 1 ?? (sums.LatestAt > long.MinValue ? sums.LatestAt : null);
        return first is { } from && last is { } to ? (from, to) : null;
    }
}

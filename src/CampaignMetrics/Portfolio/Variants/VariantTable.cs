using CampaignMetrics.Exports;
using CampaignMetrics.Json;

namespace CampaignMetrics.Portfolio.Variants;

/// <summary>A comparison of variants as a table: a row for each value of a variant in each phase, and one for each difference.</summary>
internal static class VariantTable
{
    private static readonly Columns<Line> Columns = new()
    {
        { "phase", CellType.Text, line => line.Phase },
        { "variant", CellType.Text, line => line.Row?.Name ?? line.Difference?.Variant },
        { "measure", CellType.Text, line => line.Measure },
        { "currency", CellType.Text, line => line.Revenue?.Amount.Currency ?? line.Difference?.Currency },
        { "value", CellType.Number, line => line.Revenue is { } revenue ? revenue.Value : (Cell)line.Rate?.Value },
        {
            "numerator", CellType.Number,
            line => line.Revenue is { } revenue ? (decimal?)revenue.Amount.Amount : (Cell)line.Rate?.Numerator
        },
        { "denominator", CellType.Count, line => line.Revenue?.Denominator ?? line.Rate?.Denominator },
        { "difference", CellType.Number, line => line.Difference?.Difference },
        { "low", CellType.Number, line => line.Difference?.Low },
        { "high", CellType.Number, line => line.Difference?.High },
        { "test", CellType.Text, line => line.Difference?.Test is { } test ? Words<DifferenceTest>.Of(test) : null },
        { "pValue", CellType.Number, line => line.Difference?.PValue },
        { "adjustedPValue", CellType.Number, line => line.Difference?.AdjustedPValue },
        { "finding", CellType.Text, line => line.Difference?.Finding is { } finding ? Words<DifferenceFinding>.Of(finding) : null },
        { "reason", CellType.Text, line => line.Difference?.Reason ?? line.Revenue?.NotMeasured ?? line.Rate?.NotMeasured },
        { "needed", CellType.Count, line => line.Difference?.Needed },
        { "neededForSmallest", CellType.Count, line => line.Difference?.NeededForSmallest },
    };

    public static Table Of(VariantComparison test) => Columns.Of(Lines(test));

    private static IEnumerable<Line> Lines(VariantComparison test)
    {
        foreach (var (name, phase) in new[] { ("test", test.Test), ("rest", test.Rest), ("together", test.Together) })
        {
            if (phase is null) continue;
            foreach (var row in phase.Variants)
                foreach (var line in Lines(name, row)) yield return line;
            foreach (var row in phase.Differences)
                yield return new Line(name, $"{Words<VariantMeasure>.Of(row.Measure)}Difference") { Difference = row };
        }
    }

    private static IEnumerable<Line> Lines(string phase, VariantRow row) =>
    [
        new Line(phase, "open") { Row = row, Rate = row.Open }, new Line(phase, "click") { Row = row, Rate = row.Click },
        new Line(phase, "conversion") { Row = row, Rate = row.Conversion },
        .. row.Revenue.Select(revenue => new Line(phase, "revenue") { Row = row, Revenue = revenue }),
    ];

    /// <summary>A row: a value of a variant, or a difference.</summary>
    private sealed record Line(string Phase, string Measure)
    {
        public VariantRow? Row { get; init; }

        public Rate? Rate { get; init; }

        public MoneyRatio? Revenue { get; init; }

        public VariantDifference? Difference { get; init; }
    }
}

using CampaignMetrics.Exports;
using CampaignMetrics.Json;

namespace CampaignMetrics.Reports;

/// <summary>The columns of all metrics and rates, which every table of messages has under the same names.</summary>
internal static class NumberColumns
{
    /// <summary>Adds a column for each metric, one for each rate of a definition, and one that says why a rate is empty.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="definition">The definition.</param>
    /// <param name="counts">Gets the counts of a row; null for a row without numbers.</param>
    /// <param name="rates">Gets its rates; null for a row without numbers.</param>
    public static void AddNumbers<T>(
        this Columns<T> columns, Definition definition, Func<T, MetricCounts?> counts, Func<T, RatesReport?> rates)
    {
        foreach (var metric in Enum.GetValues<Metric>())
            columns.Add(Words<Metric>.Of(metric), CellType.Count, line => counts(line) is { } known && known.Has(metric)
                ? known.Measured(metric)
                : null);
        foreach (var rate in definition.Rates) columns.Add($"{rate.Name}Rate", CellType.Number, line => rates(line)?[rate.Name].Value);
        columns.Add("notMeasured", CellType.Text, line => rates(line) is { } all
            ? UnmeasuredCells.Of(all.Select(rate => (rate.Name, rate.Ratio.NotMeasured)))
            : default);
    }
}

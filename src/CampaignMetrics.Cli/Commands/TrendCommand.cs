using System.CommandLine;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>trend MEASURE[,…] FILE…</c>: metrics and rates over time as bars.</summary>
internal static class TrendCommand
{
    public const string Name = "trend";

    private const int BarWidth = 32;

    public static Command Create()
    {
        var measures = MeasureList.Argument();
        return new DocumentCommand<Series>(Name, "Draws metrics and rates by hour, day, week or month as bars.")
        {
            Check = (parsed, definition) => MeasureList.Of(parsed.GetValue(measures)!, Name, definition),
            Make = asked =>
            [
                asked.Ledger.Series(
                    MeasureList.Of(asked.Parsed.GetValue(measures)!, Name, asked.Definition), null, asked.Definition, asked.Scope,
                    asked.CancellationToken),
            ],
            IsEmpty = series => !series.Total.Points.Any(point => point.Values.Any(value => value.Value > 0)),
            Show = Write,
            ToTable = series => series.ToTable(),
        }.Create(measures);
    }

    private static void Write(Page page, Series series)
    {
        for (var i = 0; i < series.Measures.Length; i++) Write(page, series, i);
        if (series.HasGaps) page.Note("Buckets in which nothing was counted are left out: there are too many.");
    }

    private static void Write(Page page, Series series, int measure)
    {
        page.Heading($"{series.Measures[measure]}, {series.Definition.Title}");
        var values = series.Total.Points.Select(point => point.Values[measure]).ToList();
        var most = values.Max(value => value.Value) ?? 0;
        page.Rows(
            [
                .. series.Total.Points.Select(point => new PageRow(
                    Moment.Of(point.Start, series.Scope.Every), Written(point.Values[measure]),
                    most > 0 ? (point.Values[measure].Value ?? 0) / most : 0)),
            ],
            BarWidth);
        if (Figures.Unmeasured(values.Select(value => value.NotMeasured)) is { } why) page.Note(why);
    }

    private static string Written(SeriesValue value) =>
        value.Measure.Metric is null ? Figures.Percent(value.Value) : Figures.Count(value.Count);
}

using System.CommandLine;
using System.Globalization;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>series MEASURE[,…] FILE…</c>: metrics and rates by hour, day, week or month.</summary>
internal static class SeriesCommand
{
    public const string Name = "series";

    public static Command Create()
    {
        var measures = MeasureList.Argument();
        var by = new DimensionOption(most: 1);
        return new DocumentCommand<Series>(Name, "Shows metrics and rates by hour, day, week or month.")
        {
            Check = (parsed, definition) => MeasureList.Of(parsed.GetValue(measures)!, Name, definition),
            Make = asked =>
            [
                asked.Ledger.Series(
                    MeasureList.Of(asked.Parsed.GetValue(measures)!, Name, asked.Definition), by.Of(asked.Parsed) is [var one] ? one : null,
                    asked.Definition, asked.Scope, asked.CancellationToken),
            ],
            // A period has all its points, also where nothing was counted.
            IsEmpty = series => !series.Total.Points.Any(point => point.Values.Any(value => value.Value > 0)),
            By = series => series.By,
            Show = Write,
            ToTable = series => series.ToTable(),
        }.Create(measures, by);
    }

    public static void Write(Page page, Series series)
    {
        if (series.By is { } by)
            foreach (var row in series.Rows) Write(page, series, row, $"{by}: {row.Key ?? "(none)"}");
        if (series.RowsLeftOut > 0) page.Note(Figures.More(series.RowsLeftOut));
        Write(page, series, series.Total, "All");
        if (series.HasGaps) page.Note("Buckets in which nothing was counted are left out: there are too many.");
    }

    private static void Write(Page page, Series series, SeriesRow row, string title)
    {
        page.Heading($"{title}, {series.Definition.Title}");
        var table = new PagedTable(["", .. series.Measures.Select(measure => measure.ToString())], numbers: true);
        foreach (var point in row.Points) table.Add([Moment.Of(point.Start, series.Scope.Every), .. point.Values.Select(Cell)]);
        table.Write(page);
        if (Figures.Unmeasured(row.Points.SelectMany(point => point.Values.Select(value => value.NotMeasured))) is { } why) page.Note(why);
    }

    private static string Cell(SeriesValue value) => value.Rate is null ? Figures.Count(value.Count) : Figures.Percent(value.Value);
}

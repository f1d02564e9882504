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
        var measures = new Argument<string>("MEASURES")
        {
            Description =
                "What is followed, one or more separated by commas: a rate's name as in the report's JSON (open, clickThrough …, or "
                + $"rate:notSent where a metric has the name), or a metric's:{Names.Listed(Names.Metrics)}",
        };
        var by = new DimensionOption(most: 1);
        return new DocumentCommand<Series>(Name, "Shows metrics and rates by hour, day, week or month.")
        {
            Check = (parsed, definition) => MeasuresOf(parsed.GetValue(measures)!, definition),
            Make = asked =>
            [
                asked.Ledger.Series(
                    MeasuresOf(asked.Parsed.GetValue(measures)!, asked.Definition), by.Of(asked.Parsed) is [var one] ? one : null,
                    asked.Definition, asked.Scope, asked.CancellationToken),
            ],
            // A period has all its points, also where nothing was counted.
            IsEmpty = series => !series.Total.Points.Any(point => point.Values.Any(value => value.Value > 0)),
            By = series => series.By,
            Show = Write,
            WriteCsv = (all, target) => Table.Concat(all.Select(one => one.ToTable())).Write(target, TableFormat.Csv),
        }.Create(measures, by);
    }

    public static List<Measure> MeasuresOf(string list, Definition definition)
    {
        var names = list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (names.Length == 0) throw new UnusableException("MEASURES: names none.");
        if (File.Exists(list)) throw new UnusableException($"{list}: is a file; the measures come first: series MEASURES FILE…");
        var measures = new List<Measure>();
        foreach (var name in names)
        {
            // The metric wins where a rate has the same name: rate:NAME means the rate.
            var measure = Names.MetricOf(name) ?? (Measure.TryParse(name, null, out var parsed) ? parsed : throw Unknown(name, definition));
            if (measure.RateName is { } rate && !definition.Rates.Any(known => known.Name == rate)) throw Unknown(name, definition);
            if (!measures.Contains(measure)) measures.Add(measure);
        }
        return measures;
    }

    private static UnusableException Unknown(string name, Definition definition) =>
        new(Names.Unknown(name, "metric or rate", [.. Names.Metrics, .. definition.Rates.Select(rate => rate.Name)]));

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

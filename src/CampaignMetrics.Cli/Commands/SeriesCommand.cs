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
            IsEmpty = series => series.Total.Points.IsEmpty,
            By = series => series.By,
            Show = Write,
            WriteCsv = (all, target) =>
            {
                using var lines = new Answers<Line>(target, AnswerFormat.Csv, Columns(all[0]));
                foreach (var line in all.SelectMany(Lines)) lines.Write(line);
            },
        }.Create(measures, by);
    }

    private static List<Measure> MeasuresOf(string list, Definition definition)
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

    private static void Write(Page page, Series series)
    {
        foreach (var row in series.By is null ? [series.Total] : series.Rows)
        {
            page.Heading(series.By is { } by ? $"{by}: {row.Key ?? "(none)"}" : $"All, {series.Definition.Title}");
            var table = new PagedTable(["", .. series.Measures.Select(measure => measure.ToString())], numbers: true);
            foreach (var point in row.Points)
                table.Add([Moment.Of(point.Start, series.Scope.Every), .. point.Values.Select(Cell)]);
            table.Write(page);
        }
        if (series.RowsLeftOut > 0)
            page.Note(string.Create(CultureInfo.InvariantCulture, $"and {series.RowsLeftOut:N0} more: see --max-rows"));
        if (series.HasGaps) page.Note("Buckets in which nothing was counted are left out: there are too many.");
        foreach (var caveat in series.Caveats) page.Note(caveat.Text);
    }

    private static string Cell(SeriesValue value) => value switch
    {
        { Count: { } count } => count.ToString("N0", CultureInfo.InvariantCulture),
        { Value: { } rate } => string.Create(CultureInfo.InvariantCulture, $"{rate * 100:0.00} %"),
        _ => "–",
    };

    private static IEnumerable<Line> Lines(Series series)
    {
        foreach (var row in series.By is null ? [series.Total] : series.Rows)
            foreach (var point in row.Points) yield return new Line(row.Key, point);
    }

    private static AnswerColumn<Line>[] Columns(Series series) =>
    [
        .. series.By is null ? [] : (AnswerColumn<Line>[])[new("key", line => line.Key)],
        new("start", line => line.Point.Start.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)),
        .. series.Measures.Select((measure, i) => measure.Metric is null
            ? new AnswerColumn<Line>(measure.ToString(), line => line.Point.Values[i].Value)
            : new AnswerColumn<Line>(measure.ToString(), line => line.Point.Values[i].Count)),
    ];

    /// <summary>A point of a series, with the key of its row.</summary>
    private readonly record struct Line(string? Key, SeriesPoint Point);
}

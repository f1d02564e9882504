using System.Globalization;
using CampaignMetrics.Exports;

namespace CampaignMetrics.Reports.TimeSeries;

/// <summary>A series as a table: a row for each point.</summary>
internal static class SeriesTable
{
    public static Table Of(Series series)
    {
        var columns = new Columns<Line>();
        if (series.By is not null)
        {
            columns.Add("section", CellType.Text, line => line.Section);
            columns.Add("key", CellType.Text, line => line.Key);
        }
        columns.Add("start", CellType.Text, line => Text(line.Point?.Start));
        for (var i = 0; i < series.Measures.Length; i++)
        {
            var (measure, index) = (series.Measures[i], i);
            if (measure.Metric is null) columns.Add(measure.ToString(), CellType.Number, line => line.Point?.Values[index].Value);
            else columns.Add(measure.ToString(), CellType.Count, line => line.Point?.Values[index].Count);
        }
        columns.Add("notMeasured", CellType.Text, line => line.Point is { } point
            ? UnmeasuredCells.Of(point.Values.Select(value => (value.Measure.ToString(), value.NotMeasured)))
            : default);
        if (series.By is not null) columns.Add("rows", CellType.Count, line => line.RowsLeftOut);
        return columns.Of(Lines(series));
    }

    /// <summary>The start of a bucket as its zone's clock shows it; null for none.</summary>
    public static string? Text(DateTimeOffset? start) => start?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static IEnumerable<Line> Lines(Series series)
    {
        foreach (var row in series.Rows)
            foreach (var point in row.Points) yield return new Line("row", row.Key, point);
        if (series.RowsLeftOut > 0) yield return new Line("leftOut", null, null, series.RowsLeftOut);
        foreach (var point in series.Total.Points) yield return new Line("total", null, point);
    }

    /// <summary>A row: a point of one value, of all messages, or instead of the rows that are left out.</summary>
    private readonly record struct Line(string Section, string? Key, SeriesPoint? Point, long? RowsLeftOut = null);
}

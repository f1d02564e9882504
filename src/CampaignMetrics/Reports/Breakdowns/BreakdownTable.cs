using CampaignMetrics.Exports;

namespace CampaignMetrics.Reports.Breakdowns;

/// <summary>A breakdown as a table: a row for each value, one for those that are left out, and the total.</summary>
internal static class BreakdownTable
{
    public static Table Of(Breakdown breakdown)
    {
        var columns = new Columns<Line>
        {
            { "section", CellType.Text, line => line.Section },
            { "by", CellType.Text, line => line.By.ToString() },
            { "key", CellType.Text, line => line.Row?.Key },
        };
        columns.AddNumbers(breakdown.Definition, line => line.Row?.Counts, line => line.Row?.Rates);
        columns.Add("rows", CellType.Count, line => line.RowsLeftOut);
        return columns.Of(Lines(breakdown));
    }

    private static IEnumerable<Line> Lines(Breakdown breakdown)
    {
        foreach (var row in breakdown.Rows) yield return new Line("row", breakdown.By, row);
        if (breakdown.RowsLeftOut > 0) yield return new Line("leftOut", breakdown.By, null, breakdown.RowsLeftOut);
        yield return new Line("total", breakdown.By, breakdown.Total);
    }

    /// <summary>A row: of one value, of all messages, or instead of the rows that are left out.</summary>
    private readonly record struct Line(string Section, Dimension By, BreakdownRow? Row, long? RowsLeftOut = null);
}

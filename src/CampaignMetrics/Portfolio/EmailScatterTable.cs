using CampaignMetrics.Exports;

namespace CampaignMetrics.Portfolio;

/// <summary>A scatter chart as a table: a row for each point, one for the means, and one for the pooled rates.</summary>
internal static class EmailScatterTable
{
    public static Table Of(EmailScatter scatter)
    {
        var columns = new Columns<Line>
        {
            { "section", CellType.Text, line => line.Section },
            { "email", CellType.Text, line => line.Email },
            { "name", CellType.Text, line => line.Name },
        };
        columns.Add($"{scatter.X}Rate", CellType.Number, line => line.X);
        // The same rate in both directions is one column.
        if (scatter.Y != scatter.X) columns.Add($"{scatter.Y}Rate", CellType.Number, line => line.Y);
        return columns.Of(
        [
            .. scatter.Points.Select(point => new Line("email", point.Email.Value, point.Name, point.X.Value, point.Y.Value)),
            new("mean", null, null, scatter.MeanX, scatter.MeanY),
            new("pooled", null, null, scatter.PooledX.Value, scatter.PooledY.Value),
        ]);
    }

    private readonly record struct Line(string Section, string? Email, string? Name, double? X, double? Y);
}

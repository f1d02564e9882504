using System.Globalization;
using CampaignMetrics.Exports;

namespace CampaignMetrics.Reports.Times;

/// <summary>Times as a table: a row for each duration that is reported.</summary>
internal static class TimesTable
{
    private static readonly double[] Shares = [0.5, 0.9, 0.95, 0.99];

    private static readonly Columns<Row> Columns = Made();

    public static Table Of(TimesReport times) => Columns.Of(
    [
        new("delivery", times.Delivery), new("delivery at first", times.DeliveryAtFirst),
        new("delivery after deferral", times.DeliveryAfterDeferral), new("first open", times.FirstOpen),
        new("first click", times.FirstClick),
    ]);

    private static Columns<Row> Made()
    {
        var columns = new Columns<Row>
        {
            { "time", CellType.Text, row => row.Name },
            { "messages", CellType.Count, row => row.Times?.Count },
        };
        foreach (var share in Shares)
            columns.Add(
                $"p{(share * 100).ToString("0", CultureInfo.InvariantCulture)}Milliseconds", CellType.Number,
                row => row.Times?.Quantile(share)?.Middle.TotalMilliseconds);
        columns.Add("leftOut", CellType.Count, row => row.Times?.LeftOut);
        return columns;
    }

    /// <summary>A duration that is reported, by its name; null where it was not measured.</summary>
    private sealed record Row(string Name, DurationReport? Times);
}

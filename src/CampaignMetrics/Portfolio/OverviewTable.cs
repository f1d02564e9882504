using CampaignMetrics.Exports;
using CampaignMetrics.Json;

namespace CampaignMetrics.Portfolio;

/// <summary>An overview as a table: a row for each count and each rate.</summary>
internal static class OverviewTable
{
    private static readonly Columns<Line> Columns = new()
    {
        { "section", CellType.Text, line => line.Section },
        { "measure", CellType.Text, line => line.Measure },
        { "current", CellType.Number, line => line.Current },
        { "previous", CellType.Number, line => line.Previous },
        { "numerator", CellType.Count, line => line.Rate?.Current.Ratio.Numerator },
        { "denominator", CellType.Count, line => line.Rate?.Current.Ratio.Denominator },
        { "previousNumerator", CellType.Count, line => line.Rate?.Previous.Ratio.Numerator },
        { "previousDenominator", CellType.Count, line => line.Rate?.Previous.Ratio.Denominator },
        { "change", CellType.Number, line => line.Change },
        { "percentagePoints", CellType.Number, line => line.Points },
        { "notMeasured", CellType.Text, line => line.NotMeasured },
    };

    public static Table Of(Overview overview) => Columns.Of(
        [.. Lines("recipientEngagement", overview.Engagement), .. Lines("delivery", overview.Delivery)]);

    private static IEnumerable<Line> Lines(string section, OverviewSection of)
    {
        foreach (var (metric, change, reason) in of.Counts)
            yield return new Line(section, Words<Metric>.Of(metric), change.Current, change.Previous, change.Relative, null, reason);
        foreach (var rate in of.Rates)
            yield return new Line(
                section, $"{rate.Current.Name}Rate", rate.Current.Value, rate.Previous.Value, rate.Relative, rate.PercentagePoints,
                rate.Current.Ratio.NotMeasured, rate);
    }

    private readonly record struct Line(
        string Section, string Measure, double? Current, double? Previous, double? Change, double? Points, string? NotMeasured,
        RateChange? Rate = null);
}

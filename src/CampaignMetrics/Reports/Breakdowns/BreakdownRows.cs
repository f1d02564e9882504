using System.Collections.Immutable;

namespace CampaignMetrics.Reports.Breakdowns;

/// <summary>Turns the sums of a breakdown into its rows.</summary>
internal sealed class BreakdownRows(BreakdownSums sums, Definition definition)
{
    public ImmutableArray<BreakdownRow> Of(RowSums rows, Dimension by) =>
        [.. Ordered(rows, by).Select(row => Row(row.Key, row[RowSum.AllTime], by.UnseenOf(row.Key)))];

    /// <summary>The rows in their order: most sent first, ties by key; sending days by date; the row without a key last.</summary>
    public static IEnumerable<RowSum> Ordered(RowSums rows, Dimension by)
    {
        var ordered = by.Kind == DimensionKind.SendingDay
            ? rows.Keyed.OrderBy(row => row.Key, CodePoints.Order)
            : rows.Keyed.OrderByDescending(row => row.Sent).ThenBy(row => row.Key, CodePoints.Order);
        return rows.WithoutKey is { } without ? ordered.Append(without) : ordered;
    }

    public BreakdownRow Row(string? key, CellSum cell, Unseen unseen = Unseen.Nothing) =>
        Row(key, cell.People, sums.MeasurementOf(cell, unseen), definition);

    public static BreakdownRow Row(string? key, PeopleSum people, Measurement measurement, Definition definition)
    {
        var counts = measurement.Counts;
        return new BreakdownRow
        {
            Key = key,
            Counts = counts,
            People = people.ToReport(counts.ReasonAgainst(Metric.Opened)),
            Delivery = new DeliveryReport(counts),
            Engagement = new EngagementReport(counts),
            Rates = new RatesReport(definition, measurement),
        };
    }
}

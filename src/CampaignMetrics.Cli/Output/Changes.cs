using System.Globalization;

namespace CampaignMetrics.Cli.Output;

/// <summary>What changed from the period before: the counts that people look at, and all rates.</summary>
internal static class Changes
{
    private static readonly Metric[] Counts =
    [
        Metric.Selected, Metric.Sent, Metric.Delivered, Metric.Bounced, Metric.Unsubscribed, Metric.SpamReported, Metric.Opened,
        Metric.TotalOpens, Metric.Clicked, Metric.TotalClicks, Metric.Replied, Metric.Forwarded,
    ];

    /// <summary>For a person.</summary>
    public static void Write(ReportComparison comparison, Page page)
    {
        page.Heading($"Change from the period before, {PeriodOf(comparison.Previous.Scope)}");
        var table = new PagedTable(["  metric", "now", "before", "change", "points"], numbers: true);
        foreach (var row in Rows(comparison))
            table.Add([$"  {row.Words}", row.Now, row.Before, Figures.Change(row.Relative), Points(row.Points)]);
        table.Write(page);
        TerminalHeading.WritePrevious(page, comparison.Previous.Caveats);
    }

    /// <summary>As a table by itself: what it was and is, and the change.</summary>
    public static void Write(ReportComparison comparison, Stream target) => Answers<Row>.WriteCsv(
        target, Rows(comparison),
        new("metric", row => row.Name), new("current", row => Number(row.Current)), new("previous", row => Number(row.Previous)),
        new("change", row => Number(row.Relative)), new("percentagePoints", row => Number(row.Points)));

    private static IEnumerable<Row> Rows(ReportComparison comparison)
    {
        foreach (var metric in Counts)
        {
            var change = comparison[metric];
            yield return new Row(
                JsonName.Of<Metric>(metric)!, change.Current, change.Previous, change.Relative, null,
                Figures.Count(change.Current), Figures.Count(change.Previous)) { Words = JsonName.Of<Metric>(metric)! };
        }
        foreach (var rate in comparison.Rates)
            yield return new Row(
                rate.Current.Name + "Rate", rate.Current.Value, rate.Previous.Value, rate.Relative, rate.PercentagePoints,
                Figures.Percent(rate.Current.Value), Figures.Percent(rate.Previous.Value)) { Words = rate.Current.Words };
    }

    private static string PeriodOf(ReportScope scope) =>
        Figures.Invariant($"{scope.From:yyyy-MM-dd} before {scope.To:yyyy-MM-dd}");

    private static Cell Number(double? value) => value;

    private static string Points(double? points) => points?.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture) ?? "";

    private readonly record struct Row(
        string Name, double? Current, double? Previous, double? Relative, double? Points, string Now, string Before)
    {
        /// <summary>The name for people.</summary>
        public required string Words { get; init; }
    }
}

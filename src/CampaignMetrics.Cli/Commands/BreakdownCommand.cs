using System.CommandLine;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>breakdown FILE… --by DIMENSION[,…]</c>: a row for each campaign, list, mailbox provider …</summary>
internal static class BreakdownCommand
{
    public const string Name = "breakdown";

    private static readonly Metric[] Counts =
        [Metric.Sent, Metric.Delivered, Metric.Bounced, Metric.Opened, Metric.Clicked, Metric.Unsubscribed];

    public static Command Create()
    {
        var by = new DimensionOption(most: int.MaxValue) { Required = true };
        return new DocumentCommand<Breakdown>(Name, "Reports a row for each campaign, list, mailbox provider, country …")
        {
            Make = asked => asked.Ledger.Breakdowns(by.Of(asked.Parsed), asked.Definition, asked.Scope, asked.CancellationToken),
            IsEmpty = breakdown => breakdown.Rows.IsEmpty,
            By = breakdown => breakdown.By,
            Show = Write,
            ToTable = breakdown => breakdown.ToTable(),
        }.Create(by);
    }

    public static void Write(Page page, Breakdown breakdown)
    {
        page.Heading($"By {breakdown.By}, {breakdown.Definition.Title}");
        // Only openers have a country or a client, so nothing is known of those who did not open.
        var isOfOpeners = breakdown.By.Kind is DimensionKind.Country or DimensionKind.Client;
        string[] rates = isOfOpeners ? ["click-through"] : ["delivery", "open", "click"];
        var table = new PagedTable(["", "sent", "delivered", "bounced", "opened", "clicked", "unsubscribed", .. rates], numbers: true);
        foreach (var row in breakdown.Rows) table.Add(Cells(row.Key ?? "(none)", row, isOfOpeners));
        table.Add(Cells("total", breakdown.Total, isOfOpeners));
        table.Write(page);
        var reasons = breakdown.Rows.Append(breakdown.Total).SelectMany(row => ReasonsOf(row, isOfOpeners));
        if (Figures.Unmeasured(reasons) is { } why) page.Note(why);
        if (breakdown.RowsLeftOut > 0) page.Note(Figures.More(breakdown.RowsLeftOut));
        if (breakdown.By.Kind is DimensionKind.List or DimensionKind.Workflow or DimensionKind.Tag or DimensionKind.Team)
            page.Note("A message may stand in several rows: they may add up to more than the total.");
    }

    private static string[] Cells(string key, BreakdownRow row, bool isOfOpeners) =>
    [
        key, .. Counts.Select(metric => Figures.Count(row.Counts.Measured(metric))),
        .. RatesOf(row, isOfOpeners).Select(rate => Figures.Percent(rate.Value)),
    ];

    private static ReportedRate[] RatesOf(BreakdownRow row, bool isOfOpeners) =>
        isOfOpeners ? [row.Rates.ClickThrough] : [row.Rates.Delivery, row.Rates.Open, row.Rates.Click];

    private static IEnumerable<string?> ReasonsOf(BreakdownRow row, bool isOfOpeners) =>
        [.. Counts.Select(row.Counts.ReasonAgainst), .. RatesOf(row, isOfOpeners).Select(rate => rate.Ratio.NotMeasured)];
}

using System.CommandLine;
using System.Globalization;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>breakdown FILE… --by DIMENSION[,…]</c>: a row for each campaign, list, mailbox provider …</summary>
internal static class BreakdownCommand
{
    public const string Name = "breakdown";

    public static Command Create()
    {
        var by = new DimensionOption(most: int.MaxValue) { Required = true };
        return new DocumentCommand<Breakdown>(Name, "Reports a row for each campaign, list, mailbox provider, country …")
        {
            Make = asked => asked.Ledger.Breakdowns(by.Of(asked.Parsed), asked.Definition, asked.Scope, asked.CancellationToken),
            IsEmpty = breakdown => breakdown.Rows.IsEmpty,
            By = breakdown => breakdown.By,
            Show = Write,
            WriteCsv = WriteCsv,
        }.Create(by);
    }

    private static void WriteCsv(IReadOnlyList<Breakdown> breakdowns, Stream target)
    {
        using var rows = new Answers<Line>(target, AnswerFormat.Csv, Columns(breakdowns[0].Definition));
        foreach (var breakdown in breakdowns)
            foreach (var row in breakdown.Rows) rows.Write(new Line(breakdown.By, row));
    }

    private static void Write(Page page, Breakdown breakdown)
    {
        page.Heading($"By {breakdown.By}, {breakdown.Definition.Title}");
        // Only openers have a country or a client, so nothing is known of those who did not open.
        var isOfOpeners = breakdown.By.Kind is DimensionKind.Country or DimensionKind.Client;
        string[] rates = isOfOpeners ? ["click-through"] : ["delivery", "open", "click"];
        var table = new PagedTable(["", "sent", "delivered", "bounced", "opened", "clicked", "unsubscribed", .. rates], numbers: true);
        foreach (var row in breakdown.Rows) table.Add(Cells(row.Key ?? "(none)", row, isOfOpeners));
        table.Add(Cells("total", breakdown.Total, isOfOpeners));
        table.Write(page);
        if (breakdown.RowsLeftOut > 0) page.Note(Invariant($"and {breakdown.RowsLeftOut:N0} more: see --max-rows"));
        if (breakdown.By.Kind is DimensionKind.List or DimensionKind.Workflow or DimensionKind.Tag or DimensionKind.Team)
            page.Note("A message may stand in several rows: they may add up to more than the total.");
        foreach (var caveat in breakdown.Caveats) page.Note(caveat.Text);
    }

    private static string[] Cells(string key, BreakdownRow row, bool isOfOpeners)
    {
        ReportedRate[] rates = isOfOpeners ? [row.Rates.ClickThrough] : [row.Rates.Delivery, row.Rates.Open, row.Rates.Click];
        return
        [
            key, Count(row, Metric.Sent), Count(row, Metric.Delivered), Count(row, Metric.Bounced), Count(row, Metric.Opened),
            Count(row, Metric.Clicked), Count(row, Metric.Unsubscribed), .. rates.Select(Percent),
        ];
    }

    private static string Count(BreakdownRow row, Metric metric) =>
        row.Counts.Measured(metric) is { } count ? Invariant($"{count:N0}") : "–";

    private static string Percent(ReportedRate rate) => rate.Value is { } value ? Invariant($"{value * 100:0.00} %") : "–";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static AnswerColumn<Line>[] Columns(Definition definition) =>
    [
        new("by", line => line.By.ToString()),
        new("key", line => line.Row.Key),
        .. Enum.GetValues<Metric>()
            .Select(metric => new AnswerColumn<Line>(JsonName.Of<Metric>(metric)!, line => line.Row.Counts.Measured(metric))),
        .. definition.Rates.Select(rate => new AnswerColumn<Line>($"{rate.Name}Rate", line => line.Row.Rates[rate.Name].Value)),
        new("notMeasured", line => Reasons(line.Row)),
    ];

    /// <summary>Why rates of a row have no value; null where all have one, or lack it only because there is nothing to count.</summary>
    private static string? Reasons(BreakdownRow row)
    {
        var reasons = row.Rates.Where(rate => rate.Ratio.NotMeasured is not (null or NotMeasured.NothingToCount))
            .Select(rate => $"{rate.Name}: {rate.Ratio.NotMeasured}")
            .ToList();
        return reasons.Count > 0 ? string.Join("; ", reasons) : null;
    }

    /// <summary>A row, with its dimension.</summary>
    private readonly record struct Line(Dimension By, BreakdownRow Row);
}

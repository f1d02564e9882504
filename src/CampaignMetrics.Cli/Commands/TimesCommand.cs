using System.CommandLine;
using System.Globalization;
using CampaignMetrics.Cli.Output;
using static CampaignMetrics.Cli.Output.Figures;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>times FILE…</c>: how long messages took to be delivered, opened and clicked.</summary>
internal static class TimesCommand
{
    public const string Name = "times";

    private static readonly double[] Shares = [0.5, 0.9, 0.95, 0.99];

    public static Command Create() =>
        new DocumentCommand<TimesReport>(Name, "Shows how long messages took to be delivered, opened and clicked.")
        {
            Make = asked => [asked.Ledger.Times(asked.Definition, asked.Scope, asked.CancellationToken)],
            IsEmpty = times => Rows(times).All(row => row.Times is null or { Count: 0, LeftOut: 0 }),
            Show = Write,
            ToTable = times => times.ToTable(),
        }.Create();

    public static void Write(Page page, TimesReport times)
    {
        page.Heading($"Times from sending, {times.Definition.Title}");
        var table = new PagedTable(["", "messages", "median", "90 %", "95 %", "99 %", "left out"], numbers: true);
        foreach (var row in Rows(times)) table.Add(Cells(row));
        table.Write(page);
        page.Note($"deferred at first: {times.DeferredAtFirst}");
        if (times.NotMeasured is { } reason) page.Note($"Opens and clicks are not measured ({reason}).");
        if (Rows(times).Any(row => row.Times?.LeftOut > 0))
            page.Note("Left out are messages of which no event says when they were sent.");
        page.Note(Invariant($"Each time is the middle of a bucket, within {DurationReport.RelativeError * 100:0.0} %, and rounded."));
    }

    private static string[] Cells(Row row) =>
    [
        row.Name, Count(row.Times?.Count), .. Shares.Select(share => LengthOfTime.Of(row.Times?.Quantile(share)?.Middle)),
        Count(row.Times?.LeftOut),
    ];

    private static IEnumerable<Row> Rows(TimesReport times) =>
    [
        new("delivery", times.Delivery), new("delivery at first", times.DeliveryAtFirst),
        new("delivery after deferral", times.DeliveryAfterDeferral), new("first open", times.FirstOpen),
        new("first click", times.FirstClick),
    ];

    /// <summary>A duration that is reported, by its name; null where it was not measured.</summary>
    private sealed record Row(string Name, DurationReport? Times);
}

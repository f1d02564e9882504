using System.CommandLine;
using System.Globalization;
using CampaignMetrics.Cli.Output;
using CampaignMetrics.Html;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>overview FILE…</c>: engagement and delivery, and what changed from the same number of days before.</summary>
internal static class OverviewCommand
{
    public const string Name = "overview";

    public static Command Create() =>
        new DocumentCommand<Overview>(Name, "Shows engagement and delivery, with the change from the same number of days before.")
        {
            Make = asked => [asked.Ledger.Overview(asked.Definition, asked.Scope, asked.CancellationToken)],
            IsEmpty = overview => overview.Delivery.Counts.All(count => count.Change.Current is null or 0),
            Show = Write,
            ToTable = overview => overview.ToTable(),
            Page = HtmlStart.Overview,
        }.Create();

    public static void Write(Page page, Overview overview)
    {
        Write(page, $"Recipient engagement, {overview.Definition.Title}", overview.Engagement);
        Write(page, "Delivery", overview.Delivery);
        page.Note(overview is { PreviousFrom: { } from, PreviousTo: { } to }
            ? Figures.Invariant($"before: {from:yyyy-MM-dd} before {to:yyyy-MM-dd}")
            : "Nothing is compared: give --from and --to.");
        TerminalHeading.WritePrevious(page, overview.PreviousCaveats);
    }

    private static void Write(Page page, string title, OverviewSection section)
    {
        page.Heading(title);
        var table = new PagedTable(["", "now", "before", "change", "points"], numbers: true);
        foreach (var (metric, change, _) in section.Counts)
            table.Add(
            [
                JsonName.Of<Metric>(metric)!, Figures.Count(change.Current), Figures.Count(change.Previous),
                Figures.Change(change.Relative), "",
            ]);
        foreach (var rate in section.Rates)
            table.Add(
            [
                rate.Current.Words, Figures.Percent(rate.Current.Value), Figures.Percent(rate.Previous.Value),
                Figures.Change(rate.Relative), Points(rate.PercentagePoints),
            ]);
        table.Write(page);
        var reasons = section.Counts.Select(count => count.NotMeasured)
            .Concat(section.Rates.Select(rate => rate.Current.Ratio.NotMeasured));
        if (Figures.Unmeasured(reasons) is { } why) page.Note(why);
    }

    private static string Points(double? points) => points?.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture) ?? "–";
}

using System.Text.Json;
using CampaignMetrics.Testing;

namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>The code of docs/guide/saved.md, run, and its tables beside the JSON.</summary>
public sealed class SavedPageTests
{
    private static readonly MarkdownPage Page = MarkdownPage.All.Single(page => page.Path == "docs/guide/saved.md");

    private static readonly DateTimeOffset Noon = new(2026, 3, 29, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_report_is_saved_and_made_of_now_and_of_then()
    {
        var (store, now) = (new MemoryStore(), Noon);
        var token = TestContext.Current.CancellationToken;
        await using var ledger = await DurableLedger.OpenAsync("newsletter", store, cancellationToken: token);
        await ledger.AppendAsync([new Sent { At = now.AddDays(-1), Email = "e", Recipient = "r" }], token);
        // snippet
        var saved = new SavedReports(store, "newsletter");
        var weekly = new SavedReport
        {
            Name = "Weekly", Kind = SavedKind.Breakdown, By = Dimension.Campaign, Period = RelativePeriod.Last(7, PeriodUnit.Day),
            Owner = "eve", Visibility = Visibility.Of("north"), SavedAt = new LedgerMoment(now, ledger.Positions),
        };
        StoredReport? kept = await saved.SaveAsync(new StoredReport(weekly, 0));
        if (kept is null) Console.Error.WriteLine("There is a report of this name already.");

        Breakdown breakdown = (Breakdown)weekly.Run(ledger.Messages, now).Document;
        // end
        await ledger.AppendAsync([new Sent { At = now.AddDays(-1), Email = "e", Recipient = "later" }], token);
        // snippet
        PastLedger past = await DurableLedger.OpenPastAsync("newsletter", store, weekly.SavedAt!.Positions);
        if (past.Rewritings > 0) Console.Error.WriteLine("Contacts were forgotten or old events dropped since then.");
        var then = (Breakdown)weekly.Run(past.Messages!, weekly.SavedAt.At).Document;
        // end
        Assert.Equal((1, 1), (breakdown.Total.Counts[Metric.Sent], then.Total.Counts[Metric.Sent]));
        Assert.Equal(2, ledger.Messages.Report().Counts[Metric.Sent]);
        // snippet
        var eve = new ReportReader("eve") { Teams = ["north"] };
        foreach (StoredReport stored in await saved.ReportsAsync(eve)) Console.WriteLine(stored.Report.Name);
        // end
        // snippet
        var board = new Dashboard { Name = "Marketing", Owner = "eve", Visibility = Visibility.Everyone, Reports = ["Weekly", "Trend"] };
        await saved.SaveAsync(new StoredDashboard(board, 0));
        // end
        Assert.Single(await saved.DashboardsAsync(ReportReader.Anyone, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_period_has_days()
    {
        var now = Noon;
        // snippet
        var lastMonth = RelativePeriod.Parse("previous month", null);
        (DateOnly from, DateOnly to) = lastMonth.Days(now, TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam"));
        // end
        Assert.Equal((new DateOnly(2026, 2, 1), new DateOnly(2026, 3, 1)), (from, to));
    }

    [Fact]
    public void Every_member_is_explained_and_no_other()
    {
        var json = JsonSerializer.SerializeToElement(new SavedReport { Name = "a", Kind = SavedKind.Report });
        Assert.Equal(
            json.EnumerateObject().Select(member => member.Name).Where(name => name != "schema").Order(StringComparer.Ordinal),
            Page.Rows("| member | says |").Select(row => row[0].Trim('`')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_kind_is_explained() => Assert.Equal(
        Enum.GetNames<SavedKind>().Select(JsonNamingPolicy.CamelCase.ConvertName),
        Page.Rows("| kind | shows | needs |").Select(row => row[0].Trim('`')));
}

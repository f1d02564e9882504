using CampaignMetrics.Testing;

namespace CampaignMetrics.Tests.Saved;

/// <summary>Saved reports and dashboards in a store.</summary>
public sealed class SavedReportsTests
{
    private static readonly ReportReader Eve = new("eve") { Teams = ["north"] }, Bob = new("bob") { Teams = ["south"] };

    private readonly MemoryStore _store = new();
    private readonly SavedReports _saved;

    public SavedReportsTests() => _saved = new SavedReports(_store, "newsletter");

    [Fact]
    public void A_reader_shows_their_teams()
    {
        ReportReader[] readers = [new("eve") { Teams = ["north", "south"] }, new("bob"), ReportReader.Anyone, ReportReader.OfAll];
        Assert.Equal(["eve of north, south", "bob", "anyone", "all"], readers.Select(reader => reader.ToString()));
    }

    [Fact]
    public async Task A_report_comes_back_as_it_was_saved()
    {
        var report = SavedReportTests.Of(SavedKind.Series) with
        {
            Owner = "eve", Visibility = Visibility.Of("north"), Period = RelativePeriod.Parse("last 30 days", null),
            SavedAt = new LedgerMoment(Some.Start, [3, 0]), Columns = ["start", "sent"],
        };
        var stored = await _saved.SaveAsync(new StoredReport(report, 0), Token);
        Assert.Equal(new StoredReport(report, 1), stored);
        Assert.Equal(stored, await _saved.FindReportAsync("All", Eve, Token));
    }

    [Fact]
    public async Task Of_two_who_change_a_version_one_is_told()
    {
        var stored = (await SaveAsync("Weekly"))!;
        Assert.NotNull(await _saved.SaveAsync(stored with { Report = stored.Report with { Owner = "eve" } }, Token));
        Assert.Null(await _saved.SaveAsync(stored with { Report = stored.Report with { Owner = "bob" } }, Token));
        Assert.Null(await SaveAsync("Weekly"));
    }

    [Theory]
    [InlineData("private", true, false, false), InlineData("everyone", true, true, true), InlineData("north", true, false, false)]
    [InlineData("south", true, true, false)]
    public async Task A_report_is_shown_to_those_who_may_see_it(string word, bool eve, bool bob, bool anyone)
    {
        var visibility = word switch
        {
            "private" => Visibility.Private, "everyone" => Visibility.Everyone, _ => Visibility.Of(word),
        };
        await SaveAsync("Weekly", visibility, "eve");
        foreach (var (reader, sees) in new[] { (Eve, eve), (Bob, bob), (ReportReader.Anyone, anyone), (ReportReader.OfAll, true) })
        {
            Assert.Equal(sees, await _saved.FindReportAsync("Weekly", reader, Token) is not null);
            Assert.Equal(sees ? 1 : 0, (await _saved.ReportsAsync(reader, Token)).Length);
        }
    }

    [Fact]
    public async Task What_is_nobodys_is_not_anyones()
    {
        await SaveAsync("Weekly");
        Assert.Null(await _saved.FindReportAsync("Weekly", ReportReader.Anyone, Token));
    }

    [Fact]
    public async Task A_version_is_deleted_once()
    {
        await SaveAsync("Weekly");
        Assert.False(await _saved.DeleteReportAsync("Weekly", 7, Token));
        Assert.True(await _saved.DeleteReportAsync("Weekly", 1, Token));
        Assert.False(await _saved.DeleteReportAsync("Weekly", 1, Token));
    }

    [Fact]
    public async Task A_report_that_cannot_be_made_is_not_saved()
    {
        var wrong = SavedReportTests.Of(SavedKind.Times) with { Columns = ["nope"] };
        await Assert.ThrowsAsync<ArgumentException>(() => _saved.SaveAsync(new StoredReport(wrong, 0), Token));
        Assert.Empty(await _saved.ReportsAsync(ReportReader.OfAll, Token));
    }

    [Fact]
    public async Task A_dashboard_keeps_the_order_of_its_reports()
    {
        var board = new Dashboard { Name = "Board", Owner = "eve", Reports = ["Weekly", "Monthly", "Another"] };
        await _saved.SaveAsync(new StoredDashboard(board, 0), Token);
        Assert.Equal(new StoredDashboard(board, 1), await _saved.FindDashboardAsync("Board", Eve, Token));
        Assert.Empty(await _saved.DashboardsAsync(Bob, Token));
        Assert.True(await _saved.DeleteDashboardAsync("Board", 1, Token));
    }

    [Fact]
    public void A_report_stands_on_a_dashboard_once() =>
        Assert.Throws<ArgumentException>(() => new Dashboard { Name = "Board", Reports = ["a", "a"] });

    private static readonly string[] OddHeads =
    [
        """ "kind":"report" """, """ "name":1,"kind":"report" """, """ "name":"","kind":"report" """, """ "name":"a","kind":7 """,
        """ "name":"a","kind":"nope" """,
    ];

    private static readonly string[] OddMembers =
    [
        """ "visibility":null """, """ "visibility":{"team":""} """, """ "visibility":"all" """, """ "owner":null """,
        """ "period":"last 0 days" """, """ "period":3 """, """ "by":"nope" """, """ "recipients":"nope" """,
        """ "measures":[null] """, """ "measures":{} """, """ "columns":[1] """, """ "selection":[] """,
        """ "variants":{"variants":[],"measures":["open"]} """, """ "savedAt":5 """,
        """ "savedAt":{"at":"2026-03-01T00:00:00Z","positions":[-1]} """, """ "savedAt":{"at":"2026-03-01T00:00:00Z","positions":[]} """,
    ];

    public static TheoryData<string> Odd =>
    [
        "{}", "null", "[]", "\"a\"", "5", """{"schema":"campaign-metrics/saved-report/v2"}""",
        .. OddHeads.Concat(OddMembers.Select(member => $""" "name":"a","kind":"report",{member}"""))
            .Select(members => $$"""{"schema":"campaign-metrics/saved-report/v1","definitions":"HubSpot",{{members}}}"""),
    ];

    [Theory, MemberData(nameof(Odd))]
    public async Task What_is_no_saved_report_is_told_with_its_name(string json)
    {
        await _store.SaveAsync(new StoredDocument(new DocumentKey("newsletter", "report", "Odd"), 0, json), Token);
        var told = await Assert.ThrowsAsync<InvalidDataException>(() => _saved.FindReportAsync("Odd", Eve, Token));
        Assert.Contains("'Odd'", told.Message, StringComparison.Ordinal);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<StoredReport?> SaveAsync(string name, Visibility visibility = default, string owner = "") => _saved.SaveAsync(
        new StoredReport(new SavedReport { Name = name, Kind = SavedKind.Report, Visibility = visibility, Owner = owner }, 0), Token);
}

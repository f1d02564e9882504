namespace CampaignMetrics.Tests.Reports;

public sealed class ScopeWithinTests
{
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    private static ReportScope March => new() { From = new DateOnly(2026, 3, 1), To = new DateOnly(2026, 4, 1), Zone = Amsterdam };

    [Fact]
    public void Filters_of_a_chart_come_on_top_of_those_of_the_page()
    {
        var ledger = Some.Ledger(
            Some.Sent() with { Segments = new Segments { Campaign = "spring" } },
            Some.Sent(email: "other") with { Segments = new Segments { Campaign = "spring" } }, Some.Sent(email: "third"));
        var page = new ReportScope { Campaigns = ["spring"] };
        Assert.Equal(1, ledger.Report(scope: new ReportScope { Emails = ["other", "third"], Within = page }).Delivery.Selected);
    }

    [Fact]
    public void Two_teams_share_the_emails_of_no_team()
    {
        var catalog = new EmailCatalog(
            [new Email { Id = "a", Team = "north" }, new Email { Id = "b", Team = "south" }, new Email { Id = "c" }]);
        var ledger = Some.Ledger(
            new LedgerOptions { Catalog = catalog }, Some.Sent(email: "a"), Some.Sent(email: "b"), Some.Sent(email: "c"));
        var report = ledger.Report(scope: new ReportScope { Team = "north", Within = new ReportScope { Team = "south" } });
        Assert.Equal("c", Assert.Single(report.Emails).Email.Value);
    }

    [Fact]
    public void Periods_that_share_no_day_select_nothing()
    {
        var april = new ReportScope { From = new DateOnly(2026, 4, 1), To = new DateOnly(2026, 5, 1), Zone = Amsterdam };
        Assert.Equal(0, Some.Ledger(Some.Sent()).Report(scope: april with { Within = March }).Delivery.Selected);
    }

    [Fact]
    public void The_period_before_is_that_of_the_days_in_both()
    {
        var chart = new ReportScope { From = new DateOnly(2026, 3, 29), Zone = Amsterdam, Within = March };
        var before = chart.PreviousPeriod();
        Assert.Equal(
            (new DateOnly(2026, 3, 26), new DateOnly(2026, 3, 29), null),
            (before.From!.Value, before.To!.Value, before.Within!.From));
    }

    [Fact]
    public void Periods_in_two_zones_have_none_before() => Assert.Throws<InvalidOperationException>(
        () => (March with { Zone = TimeZoneInfo.Utc, Within = March }).PreviousPeriod());

    [Fact]
    public void A_scope_around_another_has_no_viewer() => Assert.Throws<ArgumentException>(
        () => new ReportScope { Within = new ReportScope { Viewer = new Viewer { MaySeeContact = _ => true } } });

    [Fact]
    public void A_period_around_that_ends_before_it_begins_is_refused() => Assert.Throws<ArgumentException>(
        () => Some.Ledger(Some.Sent()).Report(scope: new ReportScope { Within = March with { To = new DateOnly(2026, 2, 1) } }));

    [Fact]
    public void A_scope_says_in_words_what_it_selects() => Assert.Equal(
        "only type automated; campaign spring; sent from 2026-03-01 before 2026-04-01 (Europe/Amsterdam); without b, @shop.example",
        new ReportScope
        {
            EmailType = "automated", Exclude = ["b"], Within = March with { Campaigns = ["spring"], Exclude = ["@shop.example"] },
        }.InWords());

    [Fact]
    public void By_event_date_the_period_is_of_what_happened() => Assert.Equal(
        "only what happened before 2026-04-01 (UTC)",
        new ReportScope { To = new DateOnly(2026, 4, 1) }.InWords(Definition.HubSpot with { DateBasis = DateBasis.EventDate }));

    [Fact]
    public void Without_filters_a_scope_is_all_messages() => Assert.Equal("all messages", ReportScope.All.InWords());
}

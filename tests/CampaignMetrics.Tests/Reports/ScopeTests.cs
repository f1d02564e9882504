using System.Text.Json;

namespace CampaignMetrics.Tests.Reports;

public sealed class ScopeTests
{
    private static Sent Sent(string to, Segments segments, EmailId? email = null, double at = 0) =>
        Some.Sent(at, to, email) with { Segments = segments };

    private static long Selected(MessageLedger ledger, ReportScope scope) => ledger.Report(scope: scope).Delivery.Selected;

    [Fact]
    public void By_email() =>
        Assert.Equal(1, Selected(Some.Ledger(Some.Sent(), Some.Sent(email: "other")), new ReportScope { Email = "other" }));

    [Fact]
    public void By_a_campaign_that_events_state() =>
        Assert.Equal(
            1,
            Selected(
                Some.Ledger(
                    Sent("a", new Segments { Campaign = "spring" }), Sent("b", new Segments { Campaign = "autumn" }, email: "other")),
                new ReportScope { Campaigns = ["spring"] }));

    [Fact]
    public void The_catalogs_campaign_outweighs_what_events_state()
    {
        var options = new LedgerOptions { Catalog = new EmailCatalog([new Email { Id = Some.Email, Campaign = "autumn" }]) };
        var ledger = Some.Ledger(options, Sent("a", new Segments { Campaign = "spring" }));
        Assert.Equal(
            (0, 1),
            (Selected(ledger, new ReportScope { Campaigns = ["spring"] }), Selected(ledger, new ReportScope { Campaigns = ["autumn"] })));
        Assert.Equal("autumn", ledger.Report().Emails[0].Campaign);
    }

    [Fact]
    public void A_message_belongs_to_every_list_of_its_contact()
    {
        var ledger = Some.Ledger(
            Sent("a", new Segments { Lists = ["x", "y"] }), Sent("b", new Segments { Lists = ["y"] }), Sent("c", Segments.None));
        Assert.Equal(
            (1, 2, 2),
            (
                Selected(ledger, new ReportScope { Lists = ["x"] }), Selected(ledger, new ReportScope { Lists = ["y"] }),
                Selected(ledger, new ReportScope { Lists = ["x", "y"] })));
    }

    [Fact]
    public void Lists_that_different_events_state_are_joined() =>
        Assert.Equal(
            1,
            Selected(
                Some.Ledger(
                    Sent("a", new Segments { Lists = ["x"] }), Some.Delivered(to: "a") with { Segments = new Segments { Lists = ["y"] } }),
                new ReportScope { Lists = ["y"] }));

    [Fact]
    public void By_workflow_and_by_tags()
    {
        var tagged = new Segments { Workflow = "welcome", Tags = Segments.None.Tags.Add("plan", "pro").Add("lang", "nl") };
        var ledger = Some.Ledger(Sent("a", tagged), Sent("b", Segments.None));
        Assert.Equal(1, Selected(ledger, new ReportScope { Workflows = ["welcome"] }));
        Assert.Equal(1, Selected(ledger, new ReportScope { Tags = ReportScope.All.Tags.Add("plan", "pro") }));
        Assert.Equal(0, Selected(ledger, new ReportScope { Tags = ReportScope.All.Tags.Add("plan", "pro").Add("lang", "fr") }));
    }

    [Fact]
    public void A_team_has_its_emails_and_those_with_no_team()
    {
        var options = new LedgerOptions
        {
            Catalog = new EmailCatalog(
                [new Email { Id = "ours", Team = "sales" }, new Email { Id = "theirs", Team = "support" }, new Email { Id = "nobodys" }]),
        };
        var ledger = Some.Ledger(options, Some.Sent(email: "ours"), Some.Sent(email: "theirs"), Some.Sent(email: "nobodys"));
        Assert.Equal(["nobodys", "ours"], ledger.Report(scope: new ReportScope { Team = "sales" }).Emails.Select(row => row.Email.Value));
    }

    [Fact]
    public void A_period_selects_messages_by_their_sending_with_all_that_came_later()
    {
        var ledger = Some.Ledger(
            Some.Sent(0, "a"), Some.Delivered(5, "a"), Some.Opened(40 * 86400, to: "a"),
            Some.Sent(40 * 86400, "b"), Some.Delivered(40 * 86400 + 5, "b"));
        var march = ledger.Report(scope: new ReportScope { From = new DateOnly(2026, 3, 1), To = new DateOnly(2026, 4, 1) });
        Assert.Equal((1, 1), (march.Delivery.Sent, march.Engagement.UniqueOpens));
    }

    [Fact]
    public void The_end_of_a_period_is_open_and_its_days_are_the_zones()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kathmandu");
        var ledger = Some.Ledger(
            Some.Sent(0) with { At = new DateTimeOffset(2026, 3, 1, 18, 14, 59, TimeSpan.Zero) },
            Some.Sent(0, "b") with { At = new DateTimeOffset(2026, 3, 1, 18, 15, 0, TimeSpan.Zero) });
        Assert.Equal(1, Selected(ledger, new ReportScope { Zone = zone, To = new DateOnly(2026, 3, 2) }));
        Assert.Equal(1, Selected(ledger, new ReportScope { Zone = zone, From = new DateOnly(2026, 3, 2) }));
    }

    [Fact]
    public void By_event_date_a_cohort_may_be_smaller_than_what_leaves_it()
    {
        var definition = Definition.Reliable with
        {
            Name = "Own", DateBasis = DateBasis.EventDate, Rates = RateFormulas.Standard with { Open = new(Metric.Opened, Metric.Sent) },
        };
        var ledger = Some.Ledger(Some.Opened(0, actor: Actor.PrivacyProxy), Some.Sent(40 * 86400));
        var rate = ledger.Report(definition, new ReportScope { To = new DateOnly(2026, 4, 1) }).Rates.Open;
        Assert.Equal(NotMeasured.NothingToCount, rate.Ratio.NotMeasured);
    }

    [Fact]
    public void By_event_date_each_fact_counts_in_its_own_period_so_a_rate_may_exceed_one()
    {
        var byDate = Definition.Mailgun with { Name = "ByDate", DateBasis = DateBasis.EventDate };
        var ledger = Some.Ledger(
            Some.Sent(0, "a"), Some.Delivered(5, "a"), Some.Opened(40 * 86400, to: "a"), Some.Sent(0, "b"), Some.Delivered(5, "b"),
            Some.Opened(40 * 86400, to: "b"),
            Some.Sent(40 * 86400, "c"), Some.Delivered(40 * 86400 + 5, "c"));
        var rate = ledger.Report(byDate, new ReportScope { From = new DateOnly(2026, 4, 1) }).Rates.Open;
        Assert.Equal((2, 1), (rate.Ratio.Numerator, rate.Ratio.Denominator));
        Assert.Null(rate.Rate);
    }

    [Fact]
    public void A_period_that_ends_before_it_begins_is_refused()
    {
        var scope = new ReportScope { From = new DateOnly(2026, 4, 2), To = new DateOnly(2026, 4, 1) };
        Assert.Throws<ArgumentException>(nameof(scope), () => new MessageLedger().Report(scope: scope));
        Assert.Throws<ArgumentException>(nameof(scope), () => new MessageLedger().Recipients(Metric.Sent, scope: scope));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ReportScope>("""{"from":"2026-04-02","to":"2026-04-01"}"""));
    }

    [Fact]
    public void A_period_may_be_moved_day_by_day() => Assert.Equal(
        new DateOnly(2026, 4, 3),
        (new ReportScope { From = new DateOnly(2026, 3, 1), To = new DateOnly(2026, 3, 2) } with
        {
            From = new DateOnly(2026, 4, 2), To = new DateOnly(2026, 4, 3),
        }).To);
}

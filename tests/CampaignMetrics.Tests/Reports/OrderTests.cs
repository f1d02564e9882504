namespace CampaignMetrics.Tests.Reports;

/// <summary>Orders, refunds, and what names no email.</summary>
public sealed class OrderTests
{
    private const double Day = 86400;

    private static EmailEvent Order(string? order, decimal? amount, double at = 1000, bool named = true, string currency = "EUR") =>
        new Converted
        {
            Id = Some.NewId(), At = Some.At(at), Email = named ? Some.Email : default(EmailId?), Recipient = Some.Contact,
            Goal = "purchase",
            Order = order, Amount = amount is { } given ? new Money(given, currency) : null,
        };

    private static string[] Revenue(params EmailEvent[] events) =>
        [.. Some.Report([Some.Sent(), Some.Delivered(), .. events]).Revenue.Select(row => $"{row.Amount} {row.Orders} {row.Refunds}")];

    [Fact]
    public void The_latest_state_of_an_order_counts() => Assert.Equal(["60 EUR 1 0"], Revenue(Order("A", 50), Order("A", 60, 2000)));

    [Fact]
    public void Refunds_are_taken_off_and_counted() =>
        Assert.Equal(["25 EUR 1 2"], Revenue(Order("A", 50), Order("A", -20, 2000), Order("A", -5, 3000)));

    [Fact]
    public void A_refund_of_no_known_order_changes_nothing_and_is_told()
    {
        var report = Some.Report(Some.Sent(), Order("A", 50), Order("B", -20, 2000));
        Assert.Equal(50, report.Revenue.Single().Amount.Amount);
        Assert.Equal(1, report.Unattributed.Refunds);
    }

    [Fact]
    public void An_amount_without_an_order_is_an_order_of_its_own() =>
        Assert.Equal(["100 EUR 2 0"], Revenue(Order(null, 50), Order(null, 50)));

    [Fact]
    public void An_order_of_nothing_is_an_order() => Assert.Equal(["0 EUR 1 0"], Revenue(Order("A", 0)));

    [Fact]
    public void Orders_are_one_contacts() => Assert.Equal(
        2, Some.Report(Some.Sent(), Order("A", 50), Some.Sent(to: "b"), Order("A", 50) with { Recipient = "b" }).Revenue.Single().Orders);

    [Fact]
    public void A_goal_counts_its_orders_and_the_events_that_belong_to_none()
    {
        var goal = Some.Report(Some.Sent(), Order("A", 50), Order("A", 60, 2000), Order(null, null, 3000)).Goals.Single();
        Assert.Equal(("purchase", 2, 1), (goal.Goal, goal.Conversions, goal.Contacts));
    }

    [Fact]
    public void An_order_goes_where_the_earliest_of_its_states_that_can_go_somewhere_goes()
    {
        var other = Order("A", 60, 2000) with { Email = "other" };
        var ledger = Some.Ledger(Some.Sent(), Order("A", 50), Some.Sent(email: "other"), other);
        Assert.Equal(60, ledger.Report(scope: new ReportScope { Email = Some.Email }).Revenue.Single().Amount.Amount);
        Assert.Empty(ledger.Report(scope: new ReportScope { Email = "other" }).Revenue);
    }

    [Theory]
    [InlineData(7 * Day, 1), InlineData((7 * Day) + 0.001, 0), InlineData(-0.001, 0)]
    public void A_conversion_goes_to_the_last_click_within_seven_days(double after, int orders)
    {
        var report = Some.Report(Some.Delivered(), Some.Clicked(1000), Order("A", 50, 1000 + after, named: false));
        Assert.Equal((orders, 1 - orders), (report.Revenue.Sum(row => row.Orders), report.Unattributed.Conversions));
    }

    [Fact]
    public void A_programs_click_earns_nothing() => Assert.Empty(
        Some.Report(Some.Delivered(), Some.Clicked(1000, agent: "curl/8.5.0"), Order("A", 50, 2000, named: false)).Revenue);

    [Fact]
    public void A_conversion_that_states_a_program_changes_nothing()
    {
        var report = Some.Report(Some.Sent(), Order("A", 50), Order("A", 70, 2000) with { Actor = Actor.Automation });
        Assert.Equal(50, report.Revenue.Single().Amount.Amount);
    }

    [Fact]
    public void By_option_an_open_earns_what_no_click_does()
    {
        var ledger = Some.Ledger(Some.Delivered(), Some.Opened(600), Order("A", 50, 2000, named: false));
        Assert.Empty(ledger.Report().Revenue);
        var viewed = Definition.HubSpot with { ViewThroughWindow = TimeSpan.FromDays(1) };
        Assert.Equal(50, ledger.Report(viewed).Revenue.Single().Amount.Amount);
    }

    [Fact]
    public void An_unsubscription_that_names_no_email_is_the_contacts()
    {
        var report = Some.Report(Some.Sent(), Some.Delivered(), Some.Unsubscribed() with { Email = default(EmailId?) });
        Assert.Equal((0, 1), (report.Delivery.Unsubscribed, report.Unattributed.Unsubscribed));
    }

    [Fact]
    public void What_names_no_email_has_no_place_in_a_filtered_scope()
    {
        EmailEvent[] events =
            [
                Some.Sent(), Some.SpamReported() with { Email = default(EmailId?) }, Order("A", 50, named: false),
                Order("B", -5, named: false),
            ];
        var ledger = Some.Ledger(events);
        Assert.Equal(new UnattributedReport(0, 1, 1, 1), ledger.Report().Unattributed);
        Assert.Equal(new UnattributedReport(0, 0, 0, 0), ledger.Report(scope: new ReportScope { Email = Some.Email }).Unattributed);
    }

    [Fact]
    public void Dates_apply_to_it() => Assert.Equal(
        0,
        Some.Ledger(Some.Sent(), Some.Unsubscribed() with { Email = default(EmailId?) })
            .Report(scope: new ReportScope { From = new DateOnly(2026, 3, 3) }).Unattributed.Unsubscribed);
}

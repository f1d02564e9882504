using CampaignMetrics.Tests.Json;

namespace CampaignMetrics.Tests.Reports;

public sealed class ReportComparisonTests
{
    private const double Day = 86_400;

    private static readonly MessageLedger Ledger = Some.Ledger(
        Some.Sent(0, "a"), Some.Delivered(5, "a"), Some.Opened(600, to: "a"), Some.Sent(0, "b"), Some.Delivered(5, "b"),
        Some.Sent(7 * Day, "c", "second"), Some.Delivered(7 * Day + 5, "c", "second"),
        Some.Sent(7 * Day, "d"), Some.Delivered(7 * Day + 5, "d"), Some.Opened(7 * Day + 600, to: "d"),
        Some.Sent(7 * Day, "e"), Some.Delivered(7 * Day + 5, "e"), Some.Opened(7 * Day + 600, to: "e"));

    private static Report Untracked()
    {
        var catalog = new EmailCatalog([new Email { Id = Some.Email, Tracking = Tracking.Off }]);
        return Some.Ledger(new LedgerOptions { Catalog = catalog }, Some.Sent(), Some.Delivered()).Report();
    }

    private static ReportComparison Compare()
    {
        var week = new ReportScope { From = new DateOnly(2026, 3, 9), To = new DateOnly(2026, 3, 16) };
        return new ReportComparison(Ledger.Report(scope: week), Ledger.Report(scope: week.PreviousPeriod()));
    }

    [Fact]
    public void A_count_changes_against_the_period_before()
    {
        Assert.Equal(new MetricChange(3, 2), Compare()[Metric.Sent]);
        Assert.Equal(0.5, Compare()[Metric.Sent].Relative);
    }

    [Fact]
    public void The_change_of_a_rate_is_that_of_the_exact_pairs()
    {
        var change = new RateChange(Rate(3, 6), Rate(1, 5));
        Assert.Equal((1.5, 30.0), (change.Relative, change.PercentagePoints));
    }

    [Fact]
    public void The_change_of_a_rate_holds_at_the_largest_counts()
    {
        var change = new RateChange(Rate(long.MaxValue, long.MaxValue), Rate(long.MaxValue / 2, long.MaxValue));
        Assert.Equal((1.0, 50.0), (Math.Round(change.Relative!.Value, 9), Math.Round(change.PercentagePoints!.Value, 9)));
    }

    private static ReportedRate Rate(long numerator, long denominator) => new("r", new Ratio(numerator, denominator), isRate: false);

    [Fact]
    public void From_nothing_there_is_no_relative_change() => Assert.Null(new MetricChange(5, 0).Relative);

    [Fact]
    public void A_rate_changes_in_percentage_points_too()
    {
        var open = Compare().Rates.Single(rate => rate.Current.Name == "open");
        Assert.Equal(100.0 / 6, open.PercentagePoints!.Value, 9);
        Assert.Equal(1.0 / 3, open.Relative!.Value, 9);
    }

    [Fact]
    public void What_was_not_measured_did_not_change()
    {
        var nothing = new MessageLedger().Report();
        Assert.All(new ReportComparison(Ledger.Report(), nothing).Rates, rate => Assert.Null(rate.PercentagePoints));
    }

    [Fact]
    public void A_count_that_is_not_measured_now_is_no_fall_to_none()
    {
        var change = new ReportComparison(Untracked(), Ledger.Report())[Metric.Opened];
        Assert.Equal((null, 3L, null), (change.Current, change.Previous, change.Relative));
    }

    [Fact]
    public void A_count_that_was_not_measured_before_is_no_rise_from_none() =>
        Assert.Equal(new MetricChange(3, null), new ReportComparison(Ledger.Report(), Untracked())[Metric.Opened]);

    [Fact]
    public void The_JSON_of_a_change_tells_that_a_count_was_not_measured()
    {
        Assert.Equal("""{"current":null,"previous":2}""", Text.Of(new MetricChange(null, 2)));
        Assert.Equal(new MetricChange(null, 2), Text.Back(new MetricChange(null, 2)));
    }

    [Fact]
    public void The_period_before_has_the_same_number_of_calendar_days_across_a_clock_change()
    {
        var scope = new ReportScope
        {
            Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam"), From = new DateOnly(2026, 3, 30), To = new DateOnly(2026, 4, 1),
        }.PreviousPeriod();
        Assert.Equal((new DateOnly(2026, 3, 28), new DateOnly(2026, 3, 30)), (scope.From, scope.To));
        Assert.Equal(TimeSpan.FromHours(47), scope.ToInstant - scope.FromInstant);
    }

    [Fact]
    public void A_period_without_an_end_has_none_before_it() =>
        Assert.Throws<InvalidOperationException>(() => new ReportScope { From = new DateOnly(2026, 3, 9) }.PreviousPeriod());

    [Fact]
    public void Two_definitions_cannot_be_compared() =>
        Assert.Throws<ArgumentException>(() => new ReportComparison(Ledger.Report(), Ledger.Report(Definition.Brevo)));

    [Fact]
    public void The_mean_over_emails_counts_each_email_alike_and_the_pooled_rate_each_message()
    {
        var report = Ledger.Report();
        Assert.Equal(0.6, report.Rates.Open.Value);
        Assert.Equal((0.75 + 0) / 2, report.MeanOverEmails(rates => rates.Open));
        Assert.Null(new MessageLedger().Report().MeanOverEmails(rates => rates.Open));
    }
}

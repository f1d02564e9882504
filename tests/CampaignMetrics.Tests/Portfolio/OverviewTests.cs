namespace CampaignMetrics.Tests.Portfolio;

public sealed class OverviewTests
{
    private static readonly TimeZoneInfo Amsterdam = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    private static MessageLedger TwoWeeks()
    {
        var ledger = Some.Ledger();
        for (var day = 0; day < 14; day++)
            for (var i = 0; i < (day < 7 ? 2 : 3); i++)
            {
                ledger.Apply(Some.Sent(day * 86_400 + i, $"{day}-{i}@x.example"));
                ledger.Apply(Some.Delivered(day * 86_400 + i + 1, $"{day}-{i}@x.example"));
                if (i == 0 || day >= 12) ledger.Apply(Some.Opened(day * 86_400 + i + 90, to: $"{day}-{i}@x.example"));
            }
        return ledger;
    }

    private static DateOnly FirstDay { get; } = DateOnly.FromDateTime(Some.Start.Date);

    private static ReportScope SecondWeek => new() { From = FirstDay.AddDays(7), To = FirstDay.AddDays(14) };

    private static CountChange Of(OverviewSection section, Metric metric) => section.Counts.Single(count => count.Metric == metric);

    [Fact]
    public void Counts_change_against_the_same_number_of_days_before() => Assert.Equal(
        (21, 14, 0.5), (
            Of(TwoWeeks().Overview(scope: SecondWeek).Delivery, Metric.Sent).Change is var change ? change.Current : null, change.Previous,
            change.Relative));

    [Fact]
    public void Rates_change_in_percentage_points_too()
    {
        // 11 of 21 against 7 of 14.
        var open = TwoWeeks().Overview(scope: SecondWeek).Engagement.Rates.Single(rate => rate.Current.Name == "open");
        Assert.Equal((100 * (11.0 / 21 - 0.5), 11.0 / 21 / 0.5 - 1), (open.PercentagePoints!.Value, open.Relative!.Value), Near);
    }

    [Fact]
    public void It_has_the_caveats_of_the_period_before()
    {
        var previous = TwoWeeks().Report(scope: SecondWeek.PreviousPeriod());
        Assert.Equal(previous.Caveats, TwoWeeks().Overview(scope: SecondWeek).PreviousCaveats);
    }

    [Fact]
    public void A_period_compared_with_itself_has_not_changed()
    {
        var report = TwoWeeks().Report(scope: SecondWeek);
        var overview = new Overview(report, report);
        Assert.All(overview.Delivery.Counts, count => Assert.Contains(count.Change.Relative, new double?[] { 0, null }));
        Assert.All(overview.Engagement.Rates, rate => Assert.Contains(rate.PercentagePoints, new double?[] { 0, null }));
    }

    [Fact]
    public void Over_a_change_of_the_clocks_days_are_counted_and_not_hours()
    {
        var scope = new ReportScope { From = new DateOnly(2026, 3, 29), To = new DateOnly(2026, 3, 31), Zone = Amsterdam };
        var overview = Some.Ledger(Some.Sent()).Overview(scope: scope);
        Assert.Equal((new DateOnly(2026, 3, 27), new DateOnly(2026, 3, 29)), (overview.PreviousFrom!.Value, overview.PreviousTo!.Value));
    }

    [Fact]
    public void Before_March_come_as_many_days_and_not_February()
    {
        var scope = new ReportScope { From = new DateOnly(2026, 3, 1), To = new DateOnly(2026, 4, 1) };
        Assert.Equal(new DateOnly(2026, 1, 29), Some.Ledger(Some.Sent()).Overview(scope: scope).PreviousFrom);
    }

    [Fact]
    public void Where_the_base_is_0_there_is_no_change()
    {
        var scope = new ReportScope { From = FirstDay, To = FirstDay.AddDays(1) };
        var sent = Of(Some.Ledger(Some.Sent()).Overview(scope: scope).Delivery, Metric.Sent);
        Assert.Equal((1, 0, null), (sent.Change.Current, sent.Change.Previous, sent.Change.Relative));
    }

    [Fact]
    public void Without_a_period_nothing_is_compared()
    {
        var overview = TwoWeeks().Overview();
        Assert.Null(overview.PreviousFrom);
        Assert.Equal(NotMeasured.NoPeriodBefore, overview.Delivery.Rates[0].Previous.Ratio.NotMeasured);
    }

    [Fact]
    public void A_period_of_1970_has_none_before()
    {
        var scope = new ReportScope { From = new DateOnly(1970, 1, 1), To = new DateOnly(2026, 4, 1) };
        Assert.Null(Some.Ledger(Some.Sent()).Overview(scope: scope).PreviousFrom);
    }

    [Fact]
    public void What_is_not_measured_has_its_reason()
    {
        var catalog = new EmailCatalog([new Email { Id = Some.Email, Tracking = Tracking.Off }]);
        var opened = Of(Some.Ledger(new LedgerOptions { Catalog = catalog }, Some.Sent()).Overview().Engagement, Metric.Opened);
        Assert.Equal((null, NotMeasured.TrackingOff), (opened.Change.Current, opened.NotMeasured));
    }

    private static bool Near((double, double) one, (double, double) other) =>
        Math.Abs(one.Item1 - other.Item1) < 1e-9 && Math.Abs(one.Item2 - other.Item2) < 1e-9;
}

namespace CampaignMetrics.Tests.Reports;

/// <summary>Each message from its own sending, in elapsed time.</summary>
public sealed class SinceSendingTests
{
    private const double Day = 86400;

    private static SinceSendingReport Within(Report report, string within) => report.SinceSending.Single(row => row.Within == within);

    [Fact]
    public void Each_message_is_counted_from_its_own_sending()
    {
        var day = Within(
            Some.Report(
                Some.Sent(0, "a"), Some.Delivered(5, "a"), Some.Opened(3600, to: "a"),
                Some.Sent(10 * Day, "b"), Some.Delivered(10 * Day + 5, "b"), Some.Opened(10 * Day + 3600, to: "b"),
                Some.Opened(12 * Day, to: "b")), "24h");
        Assert.Equal((2, 2), (day.Opens, day.FirstOpens));
    }

    [Theory]
    [InlineData("24h", 1), InlineData("3d", 3), InlineData("7d", 7), InlineData("30d", 30)]
    public void The_end_is_open(string within, int days)
    {
        EmailEvent[] sent = [Some.Sent(), Some.Delivered()];
        Assert.Equal(1, Within(Some.Report([.. sent, Some.Clicked((days * Day) - 0.001)]), within).FirstClicks);
        Assert.Equal(0, Within(Some.Report([.. sent, Some.Clicked(days * Day)]), within).FirstClicks);
    }

    [Fact]
    public void What_lies_before_the_sending_counts_as_at_it() =>
        Assert.Equal(1, Within(Some.Report(Some.Opened(-3600), Some.Sent(), Some.Delivered(-7200)), "24h").FirstOpens);

    [Fact]
    public void Messages_whose_sending_nobody_told_are_left_out_and_counted()
    {
        var week = Within(
            Some.Report(Some.Delivered(to: "a"), Some.Opened(to: "a"), Some.Sent(to: "b"), Some.Delivered(to: "b"), Some.Opened(to: "b")),
            "7d");
        Assert.Equal((1, 1), (week.FirstOpens, week.LeftOut));
    }

    [Fact]
    public void Neither_bucket_nor_zone_changes_them()
    {
        var ledger = Some.Ledger(Some.Sent(), Some.Delivered(), Some.Opened(3000), Some.Clicked(5 * Day));
        var plain = ledger.Report().SinceSending;
        foreach (var zone in new[] { "Asia/Kathmandu", "America/St_Johns", "Pacific/Chatham" })
            foreach (var every in Enum.GetValues<Frequency>())
                Assert.Equal(
                    plain,
                    ledger.Report(scope: new ReportScope { Zone = TimeZoneInfo.FindSystemTimeZoneById(zone), Every = every }).SinceSending);
    }

    [Fact]
    public void A_week_over_a_change_of_clocks_is_seven_times_24_hours()
    {
        var start = new DateTimeOffset(2026, 3, 28, 9, 0, 0, TimeSpan.Zero);
        var report = Some.Ledger(
            Some.Sent() with { At = start }, Some.Delivered() with { At = start.AddSeconds(1) },
            Some.Opened() with { At = start.AddDays(7) })
            .Report(scope: new ReportScope { Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam") });
        Assert.Equal(0, Within(report, "7d").FirstOpens);
    }
}

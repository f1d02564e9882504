using CampaignMetrics.Tests.Time;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Tests.Saved;

/// <summary>Periods that move with the calendar.</summary>
public sealed class RelativePeriodTests
{
    [Theory]
    [InlineData("today", "2026-03-29", "2026-03-30"), InlineData("yesterday", "2026-03-28", "2026-03-29")]
    [InlineData("last 30 days", "2026-02-27", "2026-03-29"), InlineData("last 7 days", "2026-03-22", "2026-03-29")]
    [InlineData("this week", "2026-03-23", "2026-03-30"), InlineData("previous week", "2026-03-16", "2026-03-23")]
    [InlineData("this month", "2026-03-01", "2026-04-01"), InlineData("previous month", "2026-02-01", "2026-03-01")]
    [InlineData("last 3 months", "2025-12-01", "2026-03-01"), InlineData("this quarter", "2026-01-01", "2026-04-01")]
    [InlineData("previous quarter", "2025-10-01", "2026-01-01"), InlineData("this year", "2026-01-01", "2027-01-01")]
    [InlineData("last 2 years", "2024-01-01", "2026-01-01")]
    public void A_period_has_the_days_of_the_calendar(string words, string from, string to)
    {
        // A Sunday, on which the clocks of Amsterdam change.
        var (first, end) = Days(words, "2026-03-29T10:00:00Z", "Europe/Amsterdam");
        Assert.Equal((from, to), (first, end));
    }

    [Theory]
    [InlineData("2026-03-31T22:30:00Z", "Europe/Amsterdam", "2026-04-01")]
    [InlineData("2026-03-31T22:30:00Z", "America/New_York", "2026-03-31")]
    [InlineData("2026-10-25T00:59:59Z", "Europe/Amsterdam", "2026-10-25")]
    public void Today_is_that_of_the_zone(string now, string zone, string today) => Assert.Equal(today, Days("today", now, zone).From);

    [Fact]
    public void Weeks_begin_on_the_day_that_is_said()
    {
        var (from, to) = RelativePeriod.This(PeriodUnit.Week).Days(
            new(2026, 3, 29, 10, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc, DayOfWeek.Sunday);
        Assert.Equal((new DateOnly(2026, 3, 29), new DateOnly(2026, 4, 5)), (from, to));
    }

    [Fact]
    public void The_month_before_March_has_all_days_of_February() =>
        Assert.Equal(("2028-02-01", "2028-03-01"), Days("previous month", "2028-03-31T12:00:00Z", "UTC"));

    [Fact]
    public void Days_before_1970_are_left_out() =>
        Assert.Equal(("1970-01-01", "1970-06-01"), Days("last 10000 months", "1970-06-15T12:00:00Z", "UTC"));

    [Theory]
    [InlineData(""), InlineData("last"), InlineData("last 0 days"), InlineData("last -1 days"), InlineData("last 10001 days")]
    [InlineData("last 1e3 days"), InlineData("this hour"), InlineData("Today"), InlineData("last 30  days"), InlineData("this months")]
    [InlineData("last 99999999999 days"), InlineData(null)]
    public void Anything_else_is_no_period(string? words) => Assert.False(RelativePeriod.TryParse(words, null, out _));

    [Fact]
    public void The_words_are_read_back() => Prop.ForAll(Periods.ToArbitrary(), period =>
        RelativePeriod.TryParse(period.ToString(), null, out var read) && read == period).QuickCheckThrowOnFailure();

    [Fact]
    public void A_period_before_the_current_one_ends_where_that_begins() => Holds((period, now, zone) =>
    {
        var (_, to) = period.Days(now, zone);
        return period.Count == 0 || to == RelativePeriod.This(period.Unit).Days(now, zone).From;
    });

    [Fact]
    public void The_current_unit_holds_today_and_the_last_ones_do_not() => Holds((period, now, zone) =>
    {
        var today = RelativePeriod.This(PeriodUnit.Day).Days(now, zone).From;
        var (from, to) = period.Days(now, zone);
        return period.Count == 0 ? from <= today && today < to : to <= today;
    });

    [Fact]
    public void Periods_join_without_a_gap() => Holds((period, now, zone) =>
    {
        if (period.Count < 2) return true;
        var (from, to) = period.Days(now, zone);
        var (shorter, _) = RelativePeriod.Last(period.Count - 1, period.Unit).Days(now, zone);
        var last = period.Unit == PeriodUnit.Day ? from.AddDays(1) : shorter;
        return shorter == last && from < shorter && shorter < to;
    });

    private static Gen<RelativePeriod> Periods =>
        from unit in Gen.Elements(Enum.GetValues<PeriodUnit>())
        from count in Gen.Choose(0, 40)
        select count == 0 ? RelativePeriod.This(unit) : RelativePeriod.Last(count, unit);

    private static void Holds(Func<RelativePeriod, DateTimeOffset, TimeZoneInfo, bool> law) => Prop.ForAll(
        (from period in Periods
         from second in Gen.Choose(1_700_000_000, 2_000_000_000)
         from zone in Gen.Elements(Zones.Peculiar)
         select (period, DateTimeOffset.FromUnixTimeSeconds(second), Zones.Zone(zone))).ToArbitrary(),
        drawn => law(drawn.period, drawn.Item2, drawn.Item3)).QuickCheckThrowOnFailure();

    private static (string From, string To) Days(string words, string now, string zone)
    {
        var (from, to) = RelativePeriod.Parse(words, null).Days(
            DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture), Zones.Zone(zone));
        return ($"{from:O}", $"{to:O}");
    }
}

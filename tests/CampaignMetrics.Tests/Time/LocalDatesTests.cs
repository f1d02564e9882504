using static CampaignMetrics.Tests.Time.Zones;

namespace CampaignMetrics.Tests.Time;

public sealed class LocalDatesTests
{
    [Theory]
    [InlineData("Europe/Amsterdam", "2026-03-29", "2026-03-29T00:00+01:00")]
    [InlineData("Europe/Amsterdam", "2026-03-30", "2026-03-30T00:00+02:00")]
    [InlineData("America/Sao_Paulo", "2018-11-04", "2018-11-04T01:00-02:00")] // midnight was skipped
    [InlineData("Pacific/Apia", "2011-12-30", "2011-12-31T00:00+14:00")] // the whole date was skipped
    [InlineData("America/St_Johns", "2010-11-07", "2010-11-07T00:00-02:30")] // midnight came twice
    [InlineData("UTC", "1970-01-01", "1970-01-01T00:00Z")]
    [InlineData("Asia/Kathmandu", "1970-01-01", "1970-01-01T00:00Z")] // events begin in 1970
    [InlineData("UTC", "2199-12-31", "2199-12-31T00:00Z")]
    public void A_date_begins_at_its_first_instant(string zone, string date, string instant) =>
        Assert.Equal(Instant(instant), LocalDates.StartOf(DateOnly.ParseExact(date, "yyyy-MM-dd", null), Zone(zone)));

    [Theory]
    [InlineData(1969)]
    [InlineData(2200)]
    public void A_date_outside_1970_to_2199_is_a_mistake(int year) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LocalDates.StartOf(new DateOnly(year, 6, 1), TimeZoneInfo.Utc));

    [Fact]
    public void The_period_before_has_as_many_days_whatever_the_clock_did() =>
        Assert.Equal(
            (new DateOnly(2026, 3, 22), new DateOnly(2026, 3, 29)),
            LocalDates.Previous(new DateOnly(2026, 3, 29), new DateOnly(2026, 4, 5)));

    [Fact]
    public void An_empty_period_has_none_before() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => LocalDates.Previous(new DateOnly(2026, 3, 29), new DateOnly(2026, 3, 29)));
}

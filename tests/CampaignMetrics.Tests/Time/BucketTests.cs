using static CampaignMetrics.Tests.Time.Zones;

namespace CampaignMetrics.Tests.Time;

public sealed class BucketTests
{
    [Fact]
    public void The_spring_day_of_Amsterdam_has_23_hours_and_no_hour_2()
    {
        var starts = Starts("Europe/Amsterdam", Frequency.Hour, "2026-03-29T00:00+01:00", "2026-03-30T00:00+02:00");
        Assert.Equal(23, starts.Count);
        Assert.Equal(["2026-03-29T01:00+01:00", "2026-03-29T03:00+02:00"], starts[1..3]);
    }

    [Fact]
    public void The_autumn_day_of_Amsterdam_has_25_hours_and_two_hours_2()
    {
        var starts = Starts("Europe/Amsterdam", Frequency.Hour, "2026-10-25T00:00+02:00", "2026-10-26T00:00+01:00");
        Assert.Equal(25, starts.Count);
        Assert.Equal(["2026-10-25T02:00+02:00", "2026-10-25T02:00+01:00"], starts[2..4]);
    }

    [Theory]
    [InlineData("2026-03-29T00:00+01:00", "2026-03-30T00:00+02:00", 92)]
    [InlineData("2026-06-01T00:00+02:00", "2026-06-02T00:00+02:00", 96)]
    [InlineData("2026-10-25T00:00+02:00", "2026-10-26T00:00+01:00", 100)]
    public void Quarters_of_an_hour_follow_the_clock_too(string from, string to, int count) =>
        Assert.Equal(count, Starts("Europe/Amsterdam", Frequency.QuarterHour, from, to).Count);

    [Fact]
    public void Days_of_a_clock_change_are_one_bucket_each() => Assert.Equal(
        ["2026-03-28T00:00+01:00", "2026-03-29T00:00+01:00", "2026-03-30T00:00+02:00"],
        Starts("Europe/Amsterdam", Frequency.Day, "2026-03-28T12:00+01:00", "2026-03-31T00:00+02:00"));

    [Fact]
    public void Hours_of_Kathmandu_begin_a_quarter_past_those_of_Greenwich() => Assert.Equal(
        ["2026-03-01T05:00+05:45", "2026-03-01T06:00+05:45", "2026-03-01T07:00+05:45"],
        Starts("Asia/Kathmandu", Frequency.Hour, "2026-03-01T00:14:59Z", "2026-03-01T02:00Z"));

    [Fact]
    public void Days_of_Kathmandu_begin_at_its_own_midnight() =>
        Assert.Equal("2026-03-02T00:00+05:45", Starts("Asia/Kathmandu", Frequency.Day, "2026-03-01T18:15Z", "2026-03-01T18:16Z")[0]);

    [Theory]
    [InlineData("2026-03-08T00:00-03:30", "2026-03-09T00:00-02:30", 23)]
    [InlineData("2026-11-01T00:00-02:30", "2026-11-02T00:00-03:30", 25)]
    public void St_Johns_changes_its_clock_at_half_hours_of_Greenwich(string from, string to, int count) =>
        Assert.Equal(count, Starts("America/St_Johns", Frequency.Hour, from, to).Count);

    [Fact]
    public void A_clock_that_goes_back_over_midnight_begins_the_new_date_once()
    {
        // Until 2011 the clock of St John's went back at 00:01 to 23:01 of the day before.
        Assert.Equal(
            ["2010-11-06T00:00-02:30", "2010-11-07T00:00-02:30", "2010-11-08T00:00-03:30"],
            Starts("America/St_Johns", Frequency.Day, "2010-11-06T12:00-02:30", "2010-11-09T00:00-03:30"));
        Assert.Equal(
            "2010-11-07T00:00-02:30", Starts("America/St_Johns", Frequency.Day, "2010-11-06T23:30-03:30", "2010-11-06T23:31-03:30")[0]);
    }

    [Fact]
    public void Lord_Howe_goes_back_by_half_an_hour() => Assert.Equal(
        ["2026-04-05T00:00+11:00", "2026-04-05T01:00+11:00", "2026-04-05T01:30+10:30", "2026-04-05T02:00+10:30", "2026-04-05T03:00+10:30"],
        Starts("Australia/Lord_Howe", Frequency.Hour, "2026-04-05T00:00+11:00", "2026-04-05T04:00+10:30"));

    [Fact]
    public void Lord_Howe_goes_forward_by_half_an_hour() => Assert.Equal(
        ["2026-10-04T01:00+10:30", "2026-10-04T02:30+11:00", "2026-10-04T03:00+11:00"],
        Starts("Australia/Lord_Howe", Frequency.Hour, "2026-10-04T01:00+10:30", "2026-10-04T04:00+11:00"));

    [Theory]
    [InlineData("2026-04-05T00:00+11:00", "2026-04-06T00:00+10:30", 25)]
    [InlineData("2026-10-04T00:00+10:30", "2026-10-05T00:00+11:00", 24)]
    public void The_half_hour_of_Lord_Howe_is_a_bucket_of_its_own(string from, string to, int count) =>
        Assert.Equal(count, Starts("Australia/Lord_Howe", Frequency.Hour, from, to).Count);

    [Fact]
    public void A_day_whose_midnight_is_skipped_begins_at_one()
    {
        Assert.Equal(
            ["2018-11-03T00:00-03:00", "2018-11-04T01:00-02:00", "2018-11-05T00:00-02:00"],
            Starts("America/Sao_Paulo", Frequency.Day, "2018-11-03T12:00-03:00", "2018-11-06T00:00-02:00"));
        Assert.Equal(23, Starts("America/Sao_Paulo", Frequency.Hour, "2018-11-04T01:00-02:00", "2018-11-05T00:00-02:00").Count);
    }

    [Fact]
    public void A_day_whose_last_hour_comes_twice_has_25_hours() =>
        Assert.Equal(25, Starts("America/Sao_Paulo", Frequency.Hour, "2018-02-17T00:00-02:00", "2018-02-18T00:00-03:00").Count);

    [Fact]
    public void A_date_that_the_zone_skipped_has_no_bucket()
    {
        Assert.Equal(
            ["2011-12-28T00:00-10:00", "2011-12-29T00:00-10:00", "2011-12-31T00:00+14:00", "2012-01-01T00:00+14:00"],
            Starts("Pacific/Apia", Frequency.Day, "2011-12-28T00:00-10:00", "2012-01-02T00:00+14:00"));
        Assert.Equal(48, Starts("Pacific/Apia", Frequency.Hour, "2011-12-29T00:00-10:00", "2012-01-01T00:00+14:00").Count);
    }

    [Fact]
    public void A_week_that_would_begin_on_a_skipped_date_begins_on_the_next() => Assert.Equal(
        ["2011-12-23T00:00-10:00", "2011-12-31T00:00+14:00", "2012-01-06T00:00+14:00"],
        Starts("Pacific/Apia", Frequency.Week, "2011-12-25T00:00-10:00", "2012-01-10T00:00+14:00", DayOfWeek.Friday));

    [Theory]
    [InlineData(DayOfWeek.Monday, "2026-03-23T00:00+01:00", "2026-03-30T00:00+02:00")]
    [InlineData(DayOfWeek.Saturday, "2026-03-28T00:00+01:00", "2026-04-04T00:00+02:00")]
    [InlineData(DayOfWeek.Sunday, "2026-03-29T00:00+01:00", "2026-04-05T00:00+02:00")]
    [InlineData(DayOfWeek.Thursday, "2026-03-26T00:00+01:00", "2026-04-02T00:00+02:00")]
    public void A_week_begins_on_the_day_that_was_asked_for(DayOfWeek firstDay, string first, string second) =>
        Assert.Equal(
            [first, second], Starts("Europe/Amsterdam", Frequency.Week, "2026-03-29T12:00+02:00", "2026-04-05T00:01+02:00", firstDay)[..2]);

    [Fact]
    public void Months_are_as_long_as_they_are() => Assert.Equal(
        ["2023-12-01T00:00+01:00", "2024-01-01T00:00+01:00", "2024-02-01T00:00+01:00", "2024-03-01T00:00+01:00", "2024-04-01T00:00+02:00"],
        Starts("Europe/Amsterdam", Frequency.Month, "2023-12-31T23:59+01:00", "2024-05-01T00:00+02:00"));

    [Fact]
    public void The_first_and_last_instants_that_events_may_have_lie_in_buckets()
    {
        Assert.Equal(["1970-01-01T00:00+00:00"], Starts("UTC", Frequency.Month, "1970-01-01T00:00Z", "1970-02-01T00:00Z"));
        Assert.Equal(["2199-12-31T00:00+00:00"], Starts("UTC", Frequency.Day, "2199-12-31T23:59:59.999Z", "2200-01-01T00:00Z"));
    }
}
